package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The losses of a model on the images of one task.
 *
 * <p>Running statistics follow the first pass over the support, which is the one at theta itself; every later pass leaves them alone.
 */
public final class ModelEpisode implements Episode {
    private static final long SUPPORT = 0x5355_5050L;
    private static final long QUERY = 0x5155_4552L;

    private final Ops tf;
    private final Model model;
    private final Guide guide;
    private final Weights phi;
    private final NetworkState state;
    private final Part support;
    private final Optional<Part> query;
    private LossFactors factors;
    private boolean tracked;

    /**
     * The images of a task.
     *
     * @param support views of the support
     * @param query views of the query; empty if the objective does not look at it
     */
    public record Images(ViewImages support, Optional<ViewImages> query) {}

    /** Creates the episode of {@code images} at the step of {@code context}; {@code state} follows the first pass over the support. */
    public ModelEpisode(
            Ops tf, Model model, Guide guide, Weights phi, NetworkState state, StepContext context, Images images) {
        this.tf = tf;
        this.model = model;
        this.guide = guide;
        this.phi = phi;
        this.state = state;
        this.support = new Part(images.support(), context.part(tf, SUPPORT));
        this.query = images.query().map(views -> new Part(views, context.part(tf, QUERY)));
        this.factors = LossFactors.ones(tf);
    }

    /** Lets the weights of the losses follow {@code value} from now on; returns this episode. */
    public ModelEpisode follow(LossFactors value) {
        this.factors = value;
        return this;
    }

    @Override
    public Ops tf() {
        return tf;
    }

    @Override
    public TaskLoss support(Weights theta, LossWeights weights) {
        Normalisation normalisation = tracked ? Normalisation.BATCH : Normalisation.BATCH_AND_TRACK;
        tracked = true;
        return loss(theta, support, normalisation, weights, factors);
    }

    @Override
    public TaskLoss query(Weights theta, LossWeights weights) {
        return loss(theta, query.orElseThrow(), Normalisation.BATCH, weights, factors.ofQuery(tf));
    }

    private TaskLoss loss(Weights theta, Part part, Normalisation normalisation, LossWeights weights, LossFactors by) {
        Forward net = new Forward(tf, theta, state, normalisation, part.context);
        List<View> views = model.embed(net, part.images, part.teacherViews(net));
        Operand<TFloat32> ssl = model.loss(net, views);
        Operand<TFloat32> weighted = weighted(ssl, weights.ssl(), by.ssl());
        if (weights.disc() == 0) {
            return new TaskLoss(weighted, ssl, Optional.empty(), Optional.empty(), views);
        }
        Operand<TFloat32> t = guide.thresholds(tf, phi, views);
        Operand<TFloat32> disc = guide.loss(tf, views, t);
        Operand<TFloat32> guided = weighted(disc, weights.disc(), by.discriminative());
        Operand<TFloat32> total = weights.ssl() == 0 ? guided : tf.math.add(weighted, guided);
        return new TaskLoss(total, ssl, Optional.of(disc), Optional.of(t), views);
    }

    private Operand<TFloat32> weighted(Operand<TFloat32> loss, double weight, Operand<TFloat32> factor) {
        return tf.math.mul(loss, tf.math.mul(factor, tf.constant((float) weight)));
    }

    /** Support or query: what does not change with theta'. */
    private final class Part {
        private final ViewImages images;
        private final StepContext context;
        private List<View> teacherViews;

        Part(ViewImages images, StepContext context) {
            this.images = images;
            this.context = context;
        }

        /** The teacher's views, made once however often the part is evaluated. */
        List<View> teacherViews(Forward net) {
            if (teacherViews == null) {
                teacherViews = model.teacherViews(net, images);
            }
            return teacherViews;
        }
    }
}
