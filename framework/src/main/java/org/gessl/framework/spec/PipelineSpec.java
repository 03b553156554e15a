package org.gessl.framework.spec;

import java.util.List;

/**
 * A whole pipeline: what is trained on which data, how, and how the result is measured.
 *
 * @param name name of the pipeline, as shown to the user
 * @param data data set and mini-batches
 * @param augment augmentation chain, applied independently for each view
 * @param encoder encoder
 * @param loss self-supervised loss and projector
 * @param gessl the bi-level method
 * @param outer outer update
 * @param train the training run
 * @param evaluate evaluation protocols, in order
 */
public record PipelineSpec(
        String name,
        DataSlot data,
        List<AugmentationStep> augment,
        EncoderSlot encoder,
        LossSlot loss,
        GesslSlot gessl,
        OuterSlot outer,
        TrainSlot train,
        List<EvaluationSpec> evaluate) {

    public PipelineSpec {
        Ranges.check(PipelineSpec.class, name, data, augment, encoder, loss, gessl, outer, train, evaluate);
        augment = List.copyOf(augment);
        evaluate = List.copyOf(evaluate);
    }
}
