package org.gessl.plugins.evaluation.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.plugins.evaluation.supervised.Finetune.finetune;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.data.ImageSubset;
import org.gessl.framework.data.SequentialBatches;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Optimizer;
import org.gessl.framework.train.Checkpoint;
import org.gessl.plugins.evaluation.TinyModel;
import org.gessl.plugins.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.types.TInt32;

final class FinetuneTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "20, 2", "50, 5", "100, 10"})
    void labelledImages_areAsManyOfEachClassAndAtLeastOne(double percent, int perClass) {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 40, 8, 4);
        ImageSubset labelled = new LabelledShare(percent, 3).of(shades.images().train());

        Map<Integer, Long> counts = IntStream.range(0, labelled.size())
                .boxed()
                .collect(Collectors.groupingBy(labelled::label, Collectors.counting()));
        assertThat(counts)
                .hasSize(4)
                .allSatisfy((label, count) -> assertThat(count).isEqualTo(perClass));
        assertThat(Arrays.stream(labelled.rows()).distinct().count()).isEqualTo(4L * perClass);
    }

    @Test
    void labelledImages_dependOnTheSeedAlone() {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 40, 8, 4);
        int[] first = new LabelledShare(20, 3).of(shades.images().train()).rows();

        assertThat(new LabelledShare(20, 3).of(shades.images().train()).rows()).isEqualTo(first);
        assertThat(new LabelledShare(20, 4).of(shades.images().train()).rows()).isNotEqualTo(first);
    }

    @Test
    void finetuning_learnsShadesFromFewLabels_theSameAgain() {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 40, 20, 2);
        Finetune options = finetune().percents(25.0, 50.0).epochs(30).batchSize(4);
        Map<String, Figure> figures = measure(options, shades);

        assertThat(figures.keySet()).containsExactly("finetune-25", "finetune-50");
        assertThat(figures.get("finetune-50").value()).isGreaterThanOrEqualTo(90);
        assertThat(measure(options, shades)).isEqualTo(figures);
    }

    @Test
    void step_movesEncoderClassifierAndRunningStatistics() {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 8, 8, 2);
        Map<String, Checkpoint.Tensor> before;
        Map<String, Checkpoint.Tensor> after;
        Optimizer sgd = TinyModel.PLUGINS.create(Optimizer.class, Sgd.sgd(0.1));
        try (FinetuneGraph graph = new FinetuneGraph(shades, List.of(), sgd, 8, 0)) {
            before = graph.tensors();
            new SequentialBatches(shades.images().train(), 8).forEach((first, images) -> {
                try (TInt32 labels = Labels.of(shades.images().train(), 0, 8)) {
                    graph.step(images, labels, 0.1f, 1, 0);
                }
            });
            after = graph.tensors();
        }

        assertThat(before.keySet()).contains("classifier/kernel", "classifier/bias");
        before.forEach((name, tensor) -> {
            if (shades.tensors().containsKey(name)) {
                assertThat(tensor.values())
                        .as(name)
                        .isEqualTo(shades.tensors().get(name).values());
            }
            assertThat(after.get(name).values()).as(name).isNotEqualTo(tensor.values());
        });
    }

    @Test
    void rawPixels_haveNothingToTrain() {
        assertThat(new FinetuneEvaluation(finetune(), TinyModel.PLUGINS).evaluate(new EvaluationData(null, null, 2)))
                .isEmpty();
    }

    private static Map<String, Figure> measure(Finetune options, EvaluatedModel model) {
        return new Evaluator(List.of(new FinetuneEvaluation(options, TinyModel.PLUGINS))).measure(model);
    }
}
