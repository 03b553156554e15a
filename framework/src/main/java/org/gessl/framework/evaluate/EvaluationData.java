package org.gessl.framework.evaluate;

import java.util.Optional;
import java.util.function.Supplier;

/** What a protocol sees: one encoder (or the raw pixels) by its features of both splits of a data set, and the model behind them. */
public final class EvaluationData {
    private final Supplier<Features> train;
    private final Supplier<Features> test;
    private final int classes;
    private final Optional<EvaluatedModel> model;

    /** Creates the data of features without a model: {@code train} and {@code test} of {@code classes} classes. */
    public EvaluationData(Features train, Features test, int classes) {
        this(() -> train, () -> test, classes, Optional.empty());
    }

    /** Creates the data of {@code model}, whose features {@code features} computes when they are asked for. */
    EvaluationData(EvaluatedModel model, ModelFeatures features) {
        this(features::train, features::test, model.images().classes().size(), Optional.of(model));
    }

    private EvaluationData(
            Supplier<Features> train, Supplier<Features> test, int classes, Optional<EvaluatedModel> model) {
        this.train = train;
        this.test = test;
        this.classes = classes;
        this.model = model;
    }

    /** Returns the features of the training images. */
    public Features train() {
        return train.get();
    }

    /** Returns the features of the held-out images. */
    public Features test() {
        return test.get();
    }

    /** Returns the number of classes. */
    public int classes() {
        return classes;
    }

    /** Returns the model; empty for raw pixels, about which a protocol that needs a model has nothing to report. */
    public Optional<EvaluatedModel> model() {
        return model;
    }
}
