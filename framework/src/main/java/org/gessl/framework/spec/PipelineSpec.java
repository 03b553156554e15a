package org.gessl.framework.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A whole pipeline: what is trained on which data, how, and how the result is measured.
 *
 * @param name name of the pipeline, as shown to the user
 * @param data the data set, on which the result is measured too, and the mini-batches
 * @param episodes data sets from which the tasks are drawn; none for {@code data} alone
 * @param augment augmentation chain, applied independently for each view
 * @param views views that another chain makes
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
        List<EpisodeData> episodes,
        List<AugmentationStep> augment,
        ViewsSlot views,
        EncoderSlot encoder,
        LossSlot loss,
        GesslSlot gessl,
        OuterSlot outer,
        TrainSlot train,
        List<EvaluationSpec> evaluate) {
    private static final int SHORT_HASH = 8;

    public PipelineSpec {
        Ranges.check(
                PipelineSpec.class, name, data, episodes, augment, views, encoder, loss, gessl, outer, train, evaluate);
        episodes = List.copyOf(episodes);
        augment = List.copyOf(augment);
        evaluate = List.copyOf(evaluate);
    }

    /**
     * Returns the pipeline in which nothing has been chosen: every option has its default, and the slots that have none
     * (data, encoder, loss) hold {@link Named#NONE}.
     */
    public static PipelineSpec defaults(String name) {
        return new PipelineSpec(
                name,
                DataSlot.of(Named.NONE),
                List.of(),
                List.of(),
                ViewsSlot.defaults(),
                EncoderSlot.of(Named.NONE),
                LossSlot.of(Named.NONE),
                GesslSlot.defaults(),
                OuterSlot.defaults(),
                TrainSlot.defaults(),
                List.of(Named.named("knn")));
    }

    /**
     * Returns the SHA-256 of everything but the name [64 hexadecimal digits]: the same for equal pipelines on every machine.
     *
     * @throws IllegalStateException if a slot still holds a plugin by its name alone, since its options are not known then
     */
    public String hash() {
        if (Specs.contains(this, Named.class)) {
            throw new IllegalStateException("the hash of '" + name + "' needs a resolved pipeline");
        }
        try {
            byte[] text = SpecText.slots(this).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the first 8 digits of {@link #hash}. */
    public String shortHash() {
        return hash().substring(0, SHORT_HASH);
    }

    /** Returns the pipeline as readable text, a line for each slot. */
    @Override
    public String toString() {
        return "pipeline " + name + "\n" + SpecText.slots(this);
    }
}
