package org.gessl.plugins.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.loss.contrastive.Dcl.dcl;
import static org.gessl.plugins.loss.contrastive.Dclw.dclw;
import static org.gessl.plugins.loss.contrastive.Moco.moco;
import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;
import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.loss.distillation.Ressl.ressl;
import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.distillation.Centring;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few steps of training with each loss that has weights, a teacher or state of its own, and with those that need none. */
class LossTrainingTest {
    private static final int QUEUE = 20;

    @TempDir
    private Path folder;

    static Stream<LossSpec> losses() {
        return Stream.of(
                dcl(),
                dclw(),
                moco().queueSize(QUEUE),
                mocoV3().predictorHidden(8),
                nnclr().supportSize(QUEUE).predictorHidden(8),
                byol().predictorHidden(8),
                simSiam().predictorHidden(4),
                dino().prototypes(6).warmupTeacherTemp(0.02).warmup(0.5),
                dino().prototypes(6).centring(Centring.SINKHORN),
                ressl().queueSize(QUEUE),
                msn().prototypes(5),
                swav().prototypes(5).queueSize(QUEUE).queueStart(0.5));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plainTraining_movesEveryTensorOnceAStepAndKeepsItFinite(LossSpec loss) {
        assertTrains(loss, none());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bilevelTraining_movesEveryTensorOnceAStepAndKeepsItFinite(LossSpec loss) {
        assertTrains(loss, exact());
    }

    private void assertTrains(LossSpec loss, HypergradientSpec estimator) {
        LossTraining run = LossTraining.of(loss, estimator, folder);
        run.start().forEach((name, tensor) -> {
            float[] end = run.end().get(name).values();
            assertThat(end).as(name).isNotEqualTo(tensor.values());
            for (float value : end) {
                assertThat(value).as(name).isFinite();
            }
            if (tensor.shape()[0] == QUEUE) {
                assertQueueHasMoved(tensor.values(), end);
            }
        });
    }

    /** The rows of each step's images are in front, of length 1, and the rows that were in front of them follow. */
    private static void assertQueueHasMoved(float[] start, float[] end) {
        int moved = LossTraining.STEPS * LossTraining.BATCH * LossTraining.DIMENSION;
        assertThat(Arrays.copyOfRange(end, moved, end.length)).isEqualTo(Arrays.copyOf(start, start.length - moved));
        for (int row = 0; row < end.length; row += LossTraining.DIMENSION) {
            double squares = 0;
            for (int i = row; i < row + LossTraining.DIMENSION; i++) {
                squares += end[i] * end[i];
            }
            assertThat(squares).isCloseTo(1, within(1e-5));
        }
    }
}
