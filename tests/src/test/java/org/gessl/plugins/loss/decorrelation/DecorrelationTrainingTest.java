package org.gessl.plugins.loss.decorrelation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.contrastive.NtXent.ntXent;
import static org.gessl.plugins.loss.decorrelation.BarlowTwins.barlowTwins;
import static org.gessl.plugins.loss.decorrelation.EmpSsl.empSsl;
import static org.gessl.plugins.loss.decorrelation.Frossl.frossl;
import static org.gessl.plugins.loss.decorrelation.Koleo.koleo;
import static org.gessl.plugins.loss.decorrelation.Lejepa.lejepa;
import static org.gessl.plugins.loss.decorrelation.Mmcr.mmcr;
import static org.gessl.plugins.loss.decorrelation.Tico.tico;
import static org.gessl.plugins.loss.decorrelation.Vicreg.vicreg;
import static org.gessl.plugins.loss.decorrelation.WMse.wMse;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.LossTraining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few steps of training with each loss, alone and with exact hypergradients. */
class DecorrelationTrainingTest {
    @TempDir
    private Path folder;

    static Stream<LossSpec> losses() {
        return Stream.of(
                barlowTwins(),
                vicreg(),
                wMse(),
                tico(),
                frossl().views(3),
                mmcr(),
                empSsl().views(3),
                lejepa().numVectors(8),
                koleo());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plainTraining_movesEveryKernelAndKeepsTensorsFinite(LossSpec loss) {
        assertTrains(LossTraining.of(loss, none(), folder));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void bilevelTraining_movesEveryKernelAndKeepsTensorsFinite(LossSpec loss) {
        assertTrains(LossTraining.of(loss, exact(), folder));
    }

    @Test
    void training_withTheSpreadOfFeaturesAdded_movesEveryKernel() {
        assertTrains(LossTraining.of(ntXent(), l -> l.plus(0.1, koleo().features(true)), exact(), folder));
    }

    private static void assertTrains(LossTraining run) {
        run.end().forEach((name, tensor) -> {
            if (isKernel(name)) {
                assertThat(tensor.values())
                        .as(name)
                        .isNotEqualTo(run.start().get(name).values());
            }
            for (float value : tensor.values()) {
                assertThat(value).as(name).isFinite();
            }
        });
    }

    /** Other tensors may rest: a loss that whitens or normalises features does not see their scale and shift. */
    private static boolean isKernel(String name) {
        return name.endsWith("kernel") || name.contains("/conv") || name.startsWith("loss/");
    }
}
