package org.gessl.framework.train;

import java.util.List;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.ParameterLayout;
import org.tensorflow.ndarray.Shape;

/**
 * The tensors that a pipeline trains.
 *
 * @param model those of encoder, projector and loss
 * @param guide those of the threshold network; none where the objective has no discriminative loss
 * @param rates those of the learned inner rates; none where the rate is fixed
 */
public record TaskLayouts(ParameterLayout model, ParameterLayout guide, ParameterLayout rates) {
    private static final ParameterLayout NOTHING = new ParameterLayout(List.of(), List.of());

    /** Returns the layouts for views shaped like {@code support}. */
    public static TaskLayouts of(Pipeline pipeline, ViewImages support) {
        Shape shape = support.stacked().shape();
        int height = Math.toIntExact(shape.get(1));
        int width = Math.toIntExact(shape.get(2));
        ParameterLayout model = pipeline.model().layout(support.images(), height, width);
        boolean guided = pipeline.bilevel() && pipeline.objective().usesThresholds();
        ParameterLayout guide = guided
                ? pipeline.guide().layout(support.images(), pipeline.model().featureDimension(height, width))
                : NOTHING;
        ParameterLayout rates = pipeline.bilevel() ? pipeline.innerLoop().rateLayout(model) : NOTHING;
        return new TaskLayouts(model, guide, rates);
    }
}
