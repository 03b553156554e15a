package org.gessl.toys;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.toys.ToyData.Crop.crop;
import static org.gessl.toys.ToyData.Data.data;
import static org.gessl.toys.ToyData.Flip.flip;
import static org.gessl.toys.ToyData.Knn.knn;
import static org.gessl.toys.ToyModels.Net.net;
import static org.gessl.toys.ToyModels.NtXent.ntXent;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.gessl.dsl.DataScope;
import org.gessl.dsl.PipelineScope;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Recipe;

/** Recipes with one mistake each, and what the refusal must say. */
public enum WrongRecipes implements Recipe {
    PLUGIN_OPTION("[option-range] temperature = 0.0 must be in (0, 100]", p -> p.loss(ntXent().temperature(0))),
    SLOT_OPTION("[option-range] batchSize = 1 must be in [2, 65536]", p -> p.data(data(), d -> d.batchSize(1))),
    PROBABILITY("[option-range] probability = 1.5 must be in [0, 1]", p -> p.augment(a -> a.sometimes(1.5, flip()))),
    LIST("[option-range] blocks = [2, 10] must be in [1, 9]", p -> p.encoder(net().blocks(List.of(2, 10)))),
    VALUES_TOGETHER(
            "[option-range] low = 0.5 must not exceed high = 0.1",
            p -> p.augment(a -> a.then(crop().low(0.5).high(0.1)))),
    VERB_TWICE(
            "[recipe-twice] train.epochs was already set to 200; now 100",
            p -> p.train(t -> t.epochs(200).epochs(100))),
    PART_TWICE(
            "[recipe-twice] loss was already set to nt-xent(temperature=0.5); now nt-xent(temperature=0.2)",
            p -> p.loss(ntXent()).loss(ntXent().temperature(0.2))),
    OUTER_VERB("[recipe-scope] loss is called inside the block of train", p -> p.train(t -> p.loss(ntXent()))),
    ENDED_BLOCK("[recipe-scope] data.batchSize is called after its block has ended", p -> {
        AtomicReference<DataScope> kept = new AtomicReference<>();
        p.data(data(), kept::set);
        kept.get().batchSize(8);
    }),
    NULL_PLUGIN("[recipe-null] loss must not be null", p -> p.loss((LossSpec) null)),
    NULL_VALUE("[recipe-null] train.precision must not be null", p -> p.train(t -> t.precision((Precision) null))),
    NULL_STEP("[recipe-null] augment.then must not be null", p -> p.augment(a -> a.then(null))),
    NULL_EPISODES("[recipe-null] episodes.from must not be null", p -> p.episodes(e -> e.from((DataSpec) null))),
    EPISODE_WEIGHT("[option-range] weight = 0.0 must be in (0, 1000]", p -> p.episodes(e -> e.from(0, data()))),
    NULL_PROTOCOL("[recipe-null] evaluate must not be null", p -> p.evaluate(knn(), (EvaluationSpec) null)),
    NULL_BLOCK("[recipe-null] train", p -> p.train(null)),
    NO_DATA(
            "[recipe-missing] pipeline 'wrong' has no data",
            p -> p.encoder(net()).loss(ntXent())),
    NO_ENCODER("has no encoder", p -> p.data(data()).loss(ntXent())),
    NO_LOSS("has no loss", p -> p.data(data()).encoder(net()));

    /** Line of the mistake in {@link #PLUGIN_OPTION}. */
    public static final int LINE_OF_PLUGIN_OPTION = 25;

    private final String expected;
    private final Consumer<PipelineScope> block;

    WrongRecipes(String expected, Consumer<PipelineScope> block) {
        this.expected = expected;
        this.block = block;
    }

    /** Fills the parts that must be there. */
    public static PipelineScope required(PipelineScope p) {
        return p.data(data()).encoder(net()).loss(ntXent()).augment(a -> a.then(crop()));
    }

    /** Returns a part of the refusal's text. */
    public String expected() {
        return expected;
    }

    @Override
    public PipelineSpec define() {
        return pipeline("wrong", block);
    }
}
