package org.gessl.plugins.loss.distillation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.gessl.plugins.loss.CrossEntropy;
import org.gessl.plugins.loss.Prototypes;
import org.gessl.plugins.loss.Sinkhorn;
import org.gessl.plugins.loss.TaughtPrototypesLoss;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss of {@link Dino}: the mean over all pairs of a full view t and another view s of the cross-entropy of
 * {@code softmax((teacher_t - centre) / teacherTemp)} with {@code softmax(student_s / studentTemp)}. Scores are the cosines of embeddings with the
 * prototypes, the teacher's by its own prototypes; the centre follows the mean of the teacher's scores. With {@link Centring#SINKHORN} the targets are the
 * {@link Sinkhorn} assignment with {@code exp(teacher / teacherTemp)} instead, and the centre is not used.
 *
 * <p>The inner loop adapts encoder, head and prototypes. The teacher with its prototypes and the centre are constants in it, and so are the targets;
 * both move once in an outer step, the centre by the support's scores.
 */
final class DinoLoss extends TaughtPrototypesLoss {
    private static final Sinkhorn SPREAD = new Sinkhorn(1, 3);

    private final Dino options;

    @Inject
    DinoLoss(Dino options) {
        super(new Prototypes(options.prototypes(), options.freeze()), options.momentum());
        this.options = options;
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Ops tf = net.tf();
        List<Operand<TFloat32>> student = new ArrayList<>();
        views.forEach(view -> student.add(prototypes().scores(net, view.embedding())));
        List<Operand<TFloat32>> teacher = new ArrayList<>();
        for (View view : views.subList(0, views())) {
            teacher.add(prototypes().scores(net.teacher(), view.teacher().embedding()));
        }
        Operand<TFloat32> center = net.state("center", Shape.of(options.prototypes()), Initializer.constant(0));
        Operand<TFloat32> loss = loss(tf, targets(tf, teacher, center, teacherTemp(tf, net.progress())), student);
        net.replaceState("center", moved(tf, center, teacher));
        return loss;
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> {
            List<Operand<TFloat32>> teacher = eachView(tf, inputs.get("teacher"));
            Operand<TFloat32> center = inputs.get("center");
            Operand<TFloat32> temperature = tf.constant((float) options.teacherTemp());
            return Map.of(
                    "loss",
                    loss(tf, targets(tf, teacher, center, temperature), eachView(tf, inputs.get("student"))),
                    "center",
                    moved(tf, center, teacher));
        });
    }

    private Operand<TFloat32> loss(Ops tf, List<Operand<TFloat32>> targets, List<Operand<TFloat32>> student) {
        Operand<TFloat32> scale = tf.constant((float) (1 / options.studentTemp()));
        List<Operand<TFloat32>> logits = new ArrayList<>();
        student.forEach(scores -> logits.add(tf.math.mul(scores, scale)));
        return CrossEntropy.acrossViews(tf, targets, logits);
    }

    private List<Operand<TFloat32>> targets(
            Ops tf, List<Operand<TFloat32>> teacher, Operand<TFloat32> center, Operand<TFloat32> temperature) {
        return switch (options.centring()) {
            case MEAN -> centred(tf, teacher, center, temperature);
            case SINKHORN -> spread(tf, teacher, temperature);
        };
    }

    private static List<Operand<TFloat32>> centred(
            Ops tf, List<Operand<TFloat32>> teacher, Operand<TFloat32> center, Operand<TFloat32> temperature) {
        List<Operand<TFloat32>> targets = new ArrayList<>();
        for (Operand<TFloat32> scores : teacher) {
            Operand<TFloat32> sharpened = tf.math.div(tf.math.sub(scores, center), temperature);
            targets.add(tf.stopGradient(tf.nn.softmax(sharpened)));
        }
        return targets;
    }

    private List<Operand<TFloat32>> spread(Ops tf, List<Operand<TFloat32>> teacher, Operand<TFloat32> temperature) {
        BatchSize.requirePair(options.plugin(), "spreads a batch over its prototypes", teacher.get(0));
        long count = teacher.get(0).shape().get(1);
        Operand<TFloat32> rows = tf.reshape(tf.stack(teacher), tf.array(-1L, count));
        Operand<TFloat32> codes = SPREAD.codes(tf, tf.math.div(rows, temperature));
        return List.copyOf(
                tf.split(tf.constant(0), codes, (long) teacher.size()).output());
    }

    private Operand<TFloat32> moved(Ops tf, Operand<TFloat32> center, List<Operand<TFloat32>> teacher) {
        Operand<TFloat32> mean = tf.math.mean(tf.stack(teacher), tf.constant(new int[] {0, 1}));
        Operand<TFloat32> kept = tf.math.mul(center, tf.constant((float) options.centerMomentum()));
        Operand<TFloat32> added = tf.math.mul(mean, tf.constant((float) (1 - options.centerMomentum())));
        return tf.stopGradient(tf.math.add(kept, added));
    }

    private Operand<TFloat32> teacherTemp(Ops tf, Operand<TFloat32> progress) {
        if (options.warmup() == 0) {
            return tf.constant((float) options.teacherTemp());
        }
        Operand<TFloat32> done =
                tf.math.minimum(tf.math.div(progress, tf.constant((float) options.warmup())), tf.constant(1f));
        Operand<TFloat32> change = tf.constant((float) (options.teacherTemp() - options.warmupTeacherTemp()));
        return tf.math.add(tf.constant((float) options.warmupTeacherTemp()), tf.math.mul(change, done));
    }

    private static List<Operand<TFloat32>> eachView(Ops tf, Operand<TFloat32> stacked) {
        List<Operand<TFloat32>> views = new ArrayList<>();
        tf.unstack(stacked, stacked.shape().get(0)).output().forEach(views::add);
        return views;
    }
}
