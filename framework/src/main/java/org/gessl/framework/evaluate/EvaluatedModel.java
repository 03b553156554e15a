package org.gessl.framework.evaluate;

import java.util.Map;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.graph.Variables;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Pipeline;
import org.tensorflow.Session;

/**
 * A model under evaluation, for protocols that need more of it than its features: its weights, its views, its inner loop.
 *
 * @param pipeline how it is made and trained
 * @param tensors its weights and running statistics by name, as in a checkpoint
 * @param images both splits of the data set
 */
public record EvaluatedModel(Pipeline pipeline, Map<String, Checkpoint.Tensor> tensors, ImageData images) {

    /**
     * Gives {@code variables} the model's tensors of their names.
     *
     * @throws IllegalArgumentException if the model has none of the same shape
     */
    public void load(Session session, Variables variables) {
        load(session, variables, "");
    }

    /**
     * Gives {@code variables} the model's tensors of their names behind {@code prefix}, such as {@code teacher/}.
     *
     * @throws IllegalArgumentException if the model has none of the same shape
     */
    public void load(Session session, Variables variables, String prefix) {
        variables.write(session, spec -> Checkpoint.tensor(tensors, prefix + spec.name(), spec.shape()));
    }
}
