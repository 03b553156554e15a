package org.gessl.plugins.evaluation.transfer;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.plugins.evaluation.Knn;
import org.gessl.plugins.evaluation.Sigma;
import org.gessl.plugins.evaluation.corruption.Corruption;
import org.gessl.plugins.evaluation.fewshot.FewShot;
import org.gessl.plugins.evaluation.supervised.LinearProbe;

/** The report of {@link Universality}, put together from the figures of other protocols. */
final class UniversalityEvaluation implements Evaluation {
    private static final String PREFIX = "universality/";
    private static final int FEW_SHOT_WAYS = 5;
    private static final int FEW_SHOT_SHOTS = 1;

    private final Universality options;
    private final PluginRegistry plugins;
    private final Evaluator elsewhere;
    private final OtherData others;

    @Inject
    UniversalityEvaluation(Universality options, PluginRegistry plugins) {
        this.options = options;
        this.plugins = plugins;
        this.elsewhere = Evaluator.of(
                List.of(
                        LinearProbe.linear(),
                        FewShot.fewShot(FEW_SHOT_WAYS, FEW_SHOT_SHOTS).episodes(options.episodes())),
                plugins);
        this.others = new OtherData(plugins, options.data(), options.plugin());
    }

    @Override
    public void check(ImageData data) {
        others.forEach(data.test().height(), 0, (name, images) -> elsewhere.check(images));
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return data.model().map(model -> new Report(model).of(data)).orElse(Map.of());
    }

    private Evaluation protocol(EvaluationSpec of) {
        return plugins.create(Evaluation.class, of);
    }

    /** The figures of one model. */
    private final class Report {
        private final EvaluatedModel model;
        private final Map<String, Figure> figures = new LinkedHashMap<>();

        Report(EvaluatedModel model) {
            this.model = model;
        }

        Map<String, Figure> of(EvaluationData data) {
            Map<String, Figure> linear = protocol(LinearProbe.linear()).evaluate(data);
            int test = model.images().test().size();
            discriminability(data, linear, test);
            generalizability(data, linear, test);
            others.forEach(model, this::transferability);
            Sigma sigma = Sigma.sigma().tasks(options.tasks()).steps(options.steps());
            protocol(sigma).evaluate(data).forEach((name, figure) -> figures.put(PREFIX + name, figure));
            return figures;
        }

        private void discriminability(EvaluationData data, Map<String, Figure> linear, int test) {
            String knn = "knn-" + options.k();
            accuracy(
                    "discriminability/" + knn,
                    protocol(Knn.knn(options.k())).evaluate(data).get(knn),
                    test);
            accuracy("discriminability/linear-top1", linear.get("linear-top1"), test);
        }

        private void generalizability(EvaluationData data, Map<String, Figure> linear, int test) {
            double trainAccuracy = linear.get("linear-train-top1").value();
            double testAccuracy = linear.get("linear-top1").value();
            double interval = Confidence.ofDifference(
                    Confidence.ofAccuracy(trainAccuracy, model.images().train().size()),
                    Confidence.ofAccuracy(testAccuracy, test));
            put("generalizability/linear-gap", Figure.percent(trainAccuracy - testAccuracy), interval);
            Corruption corruption = Corruption.corruption().k(options.k()).images(options.images());
            Figure corrupted = protocol(corruption).evaluate(data).get("corruption/mean");
            accuracy("generalizability/corruption", corrupted, Math.min(options.images(), test));
        }

        private void transferability(String name, EvaluatedModel there) {
            String prefix = "transferability/" + name + "/";
            String fewShot = "few-shot-" + FEW_SHOT_WAYS + "w" + FEW_SHOT_SHOTS + "s";
            Map<String, Figure> found = elsewhere.measure(there);
            accuracy(
                    prefix + "linear-top1",
                    found.get("linear-top1"),
                    there.images().test().size());
            put(
                    prefix + fewShot,
                    found.get(fewShot),
                    found.get(fewShot + Confidence.SUFFIX).value());
        }

        private void accuracy(String name, Figure figure, int answers) {
            put(name, figure, Confidence.ofAccuracy(figure.value(), answers));
        }

        private void put(String name, Figure figure, double interval) {
            figures.put(PREFIX + name, figure);
            figures.put(PREFIX + name + Confidence.SUFFIX, new Figure(interval, figure.unit()));
        }
    }
}
