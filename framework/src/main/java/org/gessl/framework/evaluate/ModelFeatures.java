package org.gessl.framework.evaluate;

import org.gessl.framework.data.ImageSet;

/** The features of a model, each split's computed when it is first asked for. */
final class ModelFeatures implements AutoCloseable {
    private final EvaluatedModel model;
    private FeatureExtractor encoder;
    private Features train;
    private Features test;

    ModelFeatures(EvaluatedModel model) {
        this.model = model;
    }

    Features train() {
        if (train == null) {
            train = features(model.images().train());
        }
        return train;
    }

    Features test() {
        if (test == null) {
            test = features(model.images().test());
        }
        return test;
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }

    private Features features(ImageSet images) {
        if (encoder == null) {
            encoder = new FeatureExtractor(model);
        }
        return encoder.features(images);
    }
}
