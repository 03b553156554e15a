package org.gessl.plugins.evaluation.supervised;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.data.ImageSubset;
import org.gessl.framework.data.SequentialBatches;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.graph.RandomKeys;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.Schedule;
import org.gessl.framework.train.AugmentationPipeline;
import org.tensorflow.types.TInt32;

/** The protocol of {@link Finetune}. */
final class FinetuneEvaluation implements Evaluation {
    private final Finetune options;
    private final PluginRegistry plugins;

    @Inject
    FinetuneEvaluation(Finetune options, PluginRegistry plugins) {
        this.options = options;
        this.plugins = plugins;
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        data.model()
                .ifPresent(model -> options.percents()
                        .forEach(percent ->
                                figures.put("finetune-" + text(percent), Figure.percent(accuracy(model, percent)))));
        return figures;
    }

    private double accuracy(EvaluatedModel model, double percent) {
        ImageSubset labelled =
                new LabelledShare(percent, options.seed()).of(model.images().train());
        Optimizer optimizer = plugins.create(Optimizer.class, options.optimizer());
        TrainingSchedule schedule = TrainingSchedule.of(
                labelled.size(),
                options.batchSize(),
                options.epochs(),
                optimizer,
                plugins.create(Schedule.class, options.schedule()),
                options.seed());
        List<AugmentationPipeline.Step> changes =
                options.augment() ? CropsAndFlips.of(plugins, labelled.height()) : List.of();
        try (FinetuneGraph graph = new FinetuneGraph(model, changes, optimizer, schedule.batchSize(), options.seed())) {
            schedule.run((rows, rate, number) -> {
                ImageSubset batch = new ImageSubset(labelled, rows);
                new SequentialBatches(batch, rows.length).forEach((first, images) -> {
                    try (TInt32 labels = Labels.of(batch, 0, rows.length)) {
                        graph.step(images, labels, rate, number, RandomKeys.heldOutTask(options.seed(), number));
                    }
                });
            });
            return graph.accuracy(model.images().test());
        }
    }

    private static String text(double percent) {
        return new BigDecimal(Double.toString(percent)).stripTrailingZeros().toPlainString();
    }
}
