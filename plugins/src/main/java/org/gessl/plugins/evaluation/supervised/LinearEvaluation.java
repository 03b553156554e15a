package org.gessl.plugins.evaluation.supervised;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gessl.framework.evaluate.EncodedFeatures;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.FeatureExtractor;
import org.gessl.framework.evaluate.Features;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The protocol of {@link LinearProbe}. */
final class LinearEvaluation implements Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(LinearEvaluation.class);
    private static final int HISTORY = 10;
    private static final int MANY = 5;
    private static final long MOST_FLOATS = 1L << 29;

    private final LinearProbe options;
    private final PluginRegistry plugins;

    @Inject
    LinearEvaluation(LinearProbe options, PluginRegistry plugins) {
        this.options = options;
        this.plugins = plugins;
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        if (data.model().isEmpty() && (long) data.train().size() * data.train().dimension() > MOST_FLOATS) {
            LOG.warn(
                    "linear: the raw pixels of {} images do not fit into 2 GiB and are not measured",
                    data.train().size());
            return Map.of();
        }
        Features train = train(data);
        LinearClassifier classifier = classifier(train, data.classes());
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("linear-top1", Figure.percent(classifier.accuracy(data.test(), 1)));
        if (data.classes() > MANY) {
            figures.put("linear-top5", Figure.percent(classifier.accuracy(data.test(), MANY)));
        }
        figures.put("linear-train-top1", Figure.percent(classifier.accuracy(train, 1)));
        return figures;
    }

    LinearClassifier classifier(Features train, int classes) {
        Scaling scaling = options.standardise() ? Scaling.standard(train) : Scaling.none(train.dimension());
        return options.solver() == LinearSolver.SGD
                ? byMiniBatches(train, scaling, classes)
                : byLbfgs(train, scaling, classes);
    }

    private LinearClassifier byLbfgs(Features train, Scaling scaling, int classes) {
        try (SoftmaxRegression regression = new SoftmaxRegression(train, scaling, classes, options.l2())) {
            Lbfgs lbfgs = new Lbfgs(HISTORY, options.maxIterations(), options.tolerance());
            Lbfgs.Minimum minimum = lbfgs.minimise(regression, new double[regression.parameters()]);
            if (!Double.isFinite(minimum.point().value())) {
                throw new IllegalStateException("linear: the features are not finite");
            }
            if (minimum.point().slope() > options.tolerance()) {
                LOG.warn(
                        "linear: not converged after {} iterations: the largest component of the gradient is {}, not {}",
                        minimum.iterations(),
                        String.format(Locale.ROOT, "%.1e", minimum.point().slope()),
                        options.tolerance());
            }
            return regression.classifier(minimum.point().x());
        }
    }

    private LinearClassifier byMiniBatches(Features train, Scaling scaling, int classes) {
        Optimizer optimizer = plugins.create(Optimizer.class, options.optimizer());
        Schedule schedule = plugins.create(Schedule.class, options.schedule());
        return new MiniBatchRegression(train, scaling, classes)
                .train(
                        optimizer,
                        TrainingSchedule.of(
                                train.size(), options.batchSize(), options.epochs(), optimizer, schedule, 0));
    }

    private Features train(EvaluationData data) {
        if (options.augment() == 0 || data.model().isEmpty()) {
            return data.train();
        }
        EvaluatedModel model = data.model().get();
        int size = model.images().train().height();
        Features[] passes = new Features[options.augment()];
        try (FeatureExtractor encoder = new FeatureExtractor(model, CropsAndFlips.of(plugins, size))) {
            for (int pass = 0; pass < passes.length; pass++) {
                passes[pass] = encoder.features(model.images().train(), pass);
            }
        }
        return EncodedFeatures.joined(passes);
    }
}
