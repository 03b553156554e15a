package org.gessl.framework.bilevel;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.BatchStatistics;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The base model f: encoder, projector and self-supervised loss as one function of its weights.
 *
 * @param encoder images to features; its tensors are called {@code encoder/...}
 * @param projector features to embeddings; {@code head/...}
 * @param loss the self-supervised loss; {@code loss/...}
 * @param batchStatistics whether the views pass the encoder joined or one by one
 */
public record Model(Encoder encoder, Head projector, Loss loss, BatchStatistics batchStatistics) {

    /** Returns the tensors of the model for {@code images} images of {@code height x width} in each view. */
    public ParameterLayout layout(int images, int height, int width) {
        return ParameterLayout.of(net -> {
            Shape shape = Shape.of((long) images * loss.views(), height, width, 3);
            Operand<TFloat32> stacked = net.tf().placeholder(TFloat32.class, Placeholder.shape(shape));
            ViewImages views = new ViewImages(stacked, loss.views());
            loss(net, embed(net, views, teacherViews(net, views)));
        });
    }

    /**
     * Returns whether the untrained tensor {@code name} belongs to the loss (a queue, a centre): it moves once in an outer step, however many
     * tasks the step has.
     */
    public static boolean isLossState(String name) {
        return name.startsWith("loss/");
    }

    /** Returns the tensors of the encoder alone, for images of {@code height x width}. */
    public ParameterLayout encoderLayout(int height, int width) {
        return ParameterLayout.of(net -> features(net, oneImage(net, height, width)));
    }

    /** Returns D, the features of an image of {@code height x width}. */
    public int featureDimension(int height, int width) {
        long[] dimension = new long[1];
        ParameterLayout.of(net -> dimension[0] =
                features(net, oneImage(net, height, width)).shape().get(1));
        return Math.toIntExact(dimension[0]);
    }

    private static Operand<TFloat32> oneImage(Forward net, int height, int width) {
        return net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, height, width, 3)));
    }

    /**
     * Returns the views with their features and embeddings: the full ones, then the local crops.
     *
     * @param teacher the full views as the teacher sees them; empty without a teacher
     */
    public List<View> embed(Forward net, ViewImages images, List<View> teacher) {
        List<View> views = new ArrayList<>(embed(net, images));
        for (int v = 0; v < teacher.size(); v++) {
            views.set(v, views.get(v).withTeacher(teacher.get(v)));
        }
        images.local().ifPresent(crops -> views.addAll(embed(net, crops)));
        return views;
    }

    /** Returns the full views as the teacher sees them, constants in every derivative; none if the loss has no teacher. */
    public List<View> teacherViews(Forward net, ViewImages images) {
        if (loss.teacher().isEmpty()) {
            return List.of();
        }
        Ops tf = net.tf();
        return embed(net.teacher(), images).stream()
                .map(v -> new View(v.images(), tf.stopGradient(v.features()), tf.stopGradient(v.embedding())))
                .toList();
    }

    private List<View> embed(Forward net, ViewImages images) {
        Ops tf = net.tf();
        List<Operand<TFloat32>> separate = images.each(tf);
        List<View> views = new ArrayList<>();
        if (batchStatistics == BatchStatistics.PER_VIEW) {
            for (Operand<TFloat32> view : separate) {
                Operand<TFloat32> features = features(net, view);
                views.add(new View(view, features, embedding(net, features)));
            }
            return views;
        }
        Operand<TFloat32> features = features(net, images.stacked());
        List<Operand<TFloat32>> eachFeatures = ViewImages.split(tf, features, images.views());
        List<Operand<TFloat32>> eachEmbedding = ViewImages.split(tf, embedding(net, features), images.views());
        for (int v = 0; v < images.views(); v++) {
            views.add(new View(separate.get(v), eachFeatures.get(v), eachEmbedding.get(v)));
        }
        return views;
    }

    /** Returns the encoder's output [N, D] for images [N, H, W, 3]. */
    public Operand<TFloat32> features(Forward net, Operand<TFloat32> images) {
        return encoder.apply(net.scope("encoder"), images);
    }

    /** Returns the self-supervised loss of {@code views}, a scalar. */
    public Operand<TFloat32> loss(Forward net, List<View> views) {
        return loss.apply(net.scope("loss"), views);
    }

    private Operand<TFloat32> embedding(Forward net, Operand<TFloat32> features) {
        return projector.apply(net.scope("head"), features);
    }
}
