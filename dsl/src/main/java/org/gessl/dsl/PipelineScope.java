package org.gessl.dsl;

import java.util.List;
import java.util.function.Consumer;
import org.gessl.framework.spec.AugmentationStep;
import org.gessl.framework.spec.DataSlot;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EncoderSlot;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.LossSlot;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.OuterSlot;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Specs;

/** The outermost block: the parts of a pipeline. Data, encoder and loss must be chosen; each part at most once. */
public final class PipelineScope extends SlotScope<PipelineSpec> {
    private static final List<String> REQUIRED = List.of("data", "encoder", "loss");

    PipelineScope(String name) {
        super("", PipelineSpec.defaults(name));
    }

    /** Chooses the data set. */
    public PipelineScope data(DataSpec data) {
        return data(data, d -> {});
    }

    /** Chooses the data set and how it is cut into mini-batches. */
    public PipelineScope data(DataSpec data, Consumer<? super DataScope> block) {
        once("data", data);
        DataScope scope = new DataScope(DataSlot.of(data));
        nested(scope, block);
        put("data", scope.record());
        return this;
    }

    /** Chooses the data sets from which the tasks are drawn; without it, all come from {@code data}. The result is measured on {@code data} all the same. */
    public PipelineScope episodes(Consumer<? super EpisodesScope> block) {
        once("episodes", block);
        EpisodesScope scope = new EpisodesScope();
        nested(scope, block);
        put("episodes", scope.entries());
        return this;
    }

    /** Describes the augmentation chain; without it, images stay as they are. */
    public PipelineScope augment(Consumer<? super AugmentScope> block) {
        once("augment", block);
        put("augment", AugmentScope.steps("augment", this, block));
        return this;
    }

    /** Sets the augmentation chain, such as a published preset. */
    public PipelineScope augment(List<AugmentationStep> steps) {
        set("augment", steps);
        return this;
    }

    /** Describes views that another chain makes: every second full view, local crops. */
    public PipelineScope views(Consumer<? super ViewsScope> block) {
        once("views", block);
        ViewsScope scope = new ViewsScope();
        nested(scope, block);
        put("views", scope.record());
        return this;
    }

    /** Chooses the encoder. */
    public PipelineScope encoder(EncoderSpec encoder) {
        return encoder(encoder, e -> {});
    }

    /** Chooses the encoder and how several views pass through it. */
    public PipelineScope encoder(EncoderSpec encoder, Consumer<? super EncoderScope> block) {
        once("encoder", encoder);
        EncoderScope scope = new EncoderScope(EncoderSlot.of(encoder));
        nested(scope, block);
        put("encoder", scope.record());
        return this;
    }

    /** Chooses the self-supervised loss. */
    public PipelineScope loss(LossSpec loss) {
        return loss(loss, l -> {});
    }

    /** Chooses the self-supervised loss and the projector in front of it. */
    public PipelineScope loss(LossSpec loss, Consumer<? super LossScope> block) {
        once("loss", loss);
        LossScope scope = new LossScope(LossSlot.of(loss));
        nested(scope, block);
        put("loss", scope.record());
        return this;
    }

    /** Makes the training bi-level; without it, it is plain self-supervised training. */
    public PipelineScope gessl(Consumer<? super GesslScope> block) {
        once("gessl", block);
        GesslScope scope = new GesslScope();
        nested(scope, block);
        put("gessl", scope.record());
        return this;
    }

    /** Chooses the outer optimizer. */
    public PipelineScope outer(OptimizerSpec optimizer) {
        return outer(optimizer, o -> {});
    }

    /** Chooses the outer optimizer, its schedule and its clipping. */
    public PipelineScope outer(OptimizerSpec optimizer, Consumer<? super OuterScope> block) {
        once("outer", optimizer);
        OuterScope scope = new OuterScope(Specs.with(OuterSlot.defaults(), "optimizer", optimizer));
        nested(scope, block);
        put("outer", scope.record());
        return this;
    }

    /** Describes the training run. */
    public PipelineScope train(Consumer<? super TrainScope> block) {
        once("train", block);
        TrainScope scope = new TrainScope();
        nested(scope, block);
        put("train", scope.record());
        return this;
    }

    /** Chooses how the result is measured, in order; none for no measurement. */
    public PipelineScope evaluate(EvaluationSpec... protocols) {
        setAll("evaluate", protocols);
        return this;
    }

    PipelineSpec spec() {
        for (String part : REQUIRED) {
            if (!has(part)) {
                throw refused(
                        "recipe-missing",
                        "pipeline '" + record().name() + "' has no " + part + "; call p." + part + "(...)");
            }
        }
        return record();
    }
}
