package org.gessl.plugins.contract;

import static org.gessl.plugins.loss.clustering.Msn.msn;
import static org.gessl.plugins.loss.clustering.Swav.swav;
import static org.gessl.plugins.loss.contrastive.Moco.moco;
import static org.gessl.plugins.loss.contrastive.MocoV3.mocoV3;
import static org.gessl.plugins.loss.contrastive.Nnclr.nnclr;
import static org.gessl.plugins.loss.decorrelation.EmpSsl.empSsl;
import static org.gessl.plugins.loss.decorrelation.Lejepa.lejepa;
import static org.gessl.plugins.loss.distillation.Byol.byol;
import static org.gessl.plugins.loss.distillation.Dino.dino;
import static org.gessl.plugins.loss.distillation.Ressl.ressl;
import static org.gessl.plugins.loss.distillation.SimSiam.simSiam;
import static org.gessl.plugins.loss.generative.Mae.mae;

import java.util.List;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.spec.LossSpec;
import org.gessl.plugins.loss.distillation.Centring;
import org.gessl.testing.LossContract;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss on the class path keeps the contract: with its defaults, or in a smaller form. */
@ParameterizedClass
@MethodSource("losses")
class EveryLossTest extends LossContract {
    private static final List<LossSpec> SMALLER = List.of(
            moco().queueSize(20),
            mocoV3().predictorHidden(8),
            nnclr().supportSize(20).predictorHidden(64),
            mae().decoder(1, 8, 2),
            empSsl().views(3),
            lejepa().numVectors(16),
            byol().predictorHidden(8),
            simSiam().predictorHidden(4),
            dino().prototypes(6),
            dino().prototypes(6).centring(Centring.SINKHORN),
            ressl().queueSize(20),
            msn().prototypes(5),
            swav().prototypes(5).queueSize(20).queueStart(0.25));

    @Parameter
    private LossSpec loss;

    static Stream<LossSpec> losses() {
        return EveryPlugin.of(PluginFamily.LOSS, LossSpec.class, SMALLER);
    }

    @Override
    protected LossSpec options() {
        return loss;
    }
}
