package org.gessl.plugins.evaluation.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.data.Shapes.shapes;
import static org.gessl.plugins.evaluation.Knn.knn;
import static org.gessl.plugins.evaluation.fewshot.FewShot.fewShot;
import static org.gessl.plugins.evaluation.transfer.Transfer.transfer;
import static org.gessl.plugins.evaluation.transfer.Universality.universality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.dsl.Pipelines;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.evaluate.Confidence;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.Named;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.plugins.data.Shapes;
import org.gessl.plugins.evaluation.TinyModel;
import org.junit.jupiter.api.Test;

final class TransferTest {
    private static final Shapes FEW = shapes().trainImages(60).testImages(60);

    @Test
    void figures_areThoseOfTheInnerProtocolsAfterTheDataSetsName() {
        EvaluatedModel model = TinyModel.of(p -> {});
        Map<String, Figure> figures = measure(
                transfer(FEW, FEW)
                        .by(knn(3).weightedK(3), fewShot(2, 1).queries(2).episodes(10)),
                model);

        assertThat(figures.keySet())
                .contains(
                        "transfer/shapes/knn-3",
                        "transfer/shapes/few-shot-2w1s",
                        "transfer/shapes/few-shot-2w1s-ci95",
                        "transfer/shapes-2/knn-3");
        assertThat(figures.get("transfer/shapes-2/knn-3")).isEqualTo(figures.get("transfer/shapes/knn-3"));
    }

    @Test
    void rawPixels_areNotMeasured() {
        assertThat(protocol(transfer(FEW)).evaluate(new EvaluationData(null, null, 2)))
                .isEmpty();
    }

    @Test
    void check_withoutData_isRefused() {
        assertThatThrownBy(
                        () -> protocol(transfer()).check(TinyModel.of(p -> {}).images()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[transfer-data] transfer.data names no data set");
    }

    @Test
    void check_ofAnInnerProtocolThatTheDataCannotServe_namesTheDataSet() {
        assertThatThrownBy(() -> protocol(transfer(FEW).by(fewShot(500, 1)))
                        .check(TinyModel.of(p -> {}).images()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("shapes")
                .hasMessageContaining("[few-shot-ways] few-shot.ways = 500");
    }

    @Test
    void nestedOptions_areReachedByTheirKeys_andRestoreToTheSamePipeline() {
        PipelineResolver resolver = new PipelineResolver(TinyModel.PLUGINS);
        PipelineSpec recipe = Pipelines.pipeline("r", p -> {
            p.data(Named.named("shapes"));
            p.encoder(Named.named("conv"));
            p.loss(Named.named("nt-xent"));
            p.evaluate(knn());
        });
        ResolvedPipeline resolved = resolver.resolve(
                recipe,
                new Sources(
                        List.of(
                                "evaluate=knn,transfer",
                                "evaluate.transfer.data=shapes,shapes",
                                "evaluate.transfer.data.shapes-2.trainImages=123",
                                "evaluate.transfer.by=linear,few-shot",
                                "evaluate.transfer.by.linear.l2=0.5",
                                "evaluate.transfer.by.linear.optimizer=adam",
                                "evaluate.transfer.by.linear.optimizer.learningRate=0.25",
                                "evaluate.transfer.by.few-shot.shots=1,2"),
                        Map.of(),
                        Optional.empty()));

        Transfer transfer = (Transfer) resolved.spec().evaluate().get(1);
        assertThat(((Shapes) transfer.data().get(1)).trainImages()).isEqualTo(123);
        assertThat(transfer.by().toString()).contains("l2=0.5", "Adam[learningRate=0.25", "shots=[1, 2]");
        assertThat(resolver.restore("r", resolved.values()).spec().hash())
                .isEqualTo(resolved.spec().hash());
    }

    @Test
    void nestedOption_thatIsNotThere_isRefusedWithTheNearestName() {
        assertThatThrownBy(() -> new PipelineResolver(TinyModel.PLUGINS)
                        .resolve(
                                TinyModel.of(p -> p.evaluate(transfer(FEW)))
                                        .pipeline()
                                        .spec(),
                                new Sources(
                                        List.of("evaluate.transfer.data.shapes.trainImagse=3"),
                                        Map.of(),
                                        Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean 'evaluate.transfer.data.shapes.trainImages'");
    }

    @Test
    void report_ofUniversality_hasAnIntervalForEachFigureButTheRank() {
        EvaluatedModel shades = TinyModel.onShades(TinyModel.of(p -> {}), 60, 20, 3);
        Map<String, Figure> figures = measure(
                universality(shapes().trainImages(60).testImages(200))
                        .k(1)
                        .images(10)
                        .episodes(20)
                        .tasks(2)
                        .steps(2),
                shades);

        assertThat(figures.keySet())
                .containsExactly(
                        "universality/discriminability/knn-1",
                        "universality/discriminability/knn-1-ci95",
                        "universality/discriminability/linear-top1",
                        "universality/discriminability/linear-top1-ci95",
                        "universality/generalizability/linear-gap",
                        "universality/generalizability/linear-gap-ci95",
                        "universality/generalizability/corruption",
                        "universality/generalizability/corruption-ci95",
                        "universality/transferability/shapes/linear-top1",
                        "universality/transferability/shapes/linear-top1-ci95",
                        "universality/transferability/shapes/few-shot-5w1s",
                        "universality/transferability/shapes/few-shot-5w1s-ci95",
                        "universality/sigma",
                        "universality/sigma-ci95",
                        "universality/effective-rank");
        double accuracy =
                figures.get("universality/discriminability/linear-top1").value();
        assertThat(figures.get("universality/discriminability/linear-top1-ci95").value())
                .isCloseTo(Confidence.ofAccuracy(accuracy, 20), within(1e-9));
        assertThat(figures.get("universality/generalizability/linear-gap").value())
                .isBetween(-20.0, 20.0);
        assertThat(figures.get("universality/sigma-ci95").unit()).isEqualTo("nat");
    }

    private static Evaluation protocol(EvaluationSpec options) {
        return TinyModel.PLUGINS.create(Evaluation.class, options);
    }

    private static Map<String, Figure> measure(EvaluationSpec options, EvaluatedModel model) {
        return new Evaluator(List.of(protocol(options))).measure(model);
    }
}
