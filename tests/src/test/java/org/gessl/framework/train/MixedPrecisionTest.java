package org.gessl.framework.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;
import static org.gessl.plugins.encoder.Conv.conv;
import static org.gessl.plugins.encoder.ResNet18.resnet18;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.head.Mlp.mlp;
import static org.gessl.plugins.hypergradient.Exact.exact;
import static org.gessl.plugins.hypergradient.Implicit.implicit;
import static org.gessl.plugins.hypergradient.None.none;
import static org.gessl.plugins.loss.NtXent.ntXent;
import static org.gessl.plugins.optimizer.Sgd.sgd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gessl.dsl.PipelineScope;
import org.gessl.dsl.TrainScope;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.Sources;
import org.gessl.framework.cost.BlankImages;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.graph.Hardware;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EncoderSpec;
import org.gessl.framework.spec.HypergradientSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TUint8;

/** Steps whose layers multiply in 16 bits against the same ones in 32. The CPU has kernels for both formats, if slow ones. */
class MixedPrecisionTest {
    private static final PluginRegistry PLUGINS = PluginRegistry.load(MixedPrecisionTest.class.getClassLoader());
    private static final Hardware EVERYTHING = new Hardware(true, true);
    private static final int BATCH = 16;
    private static final int SIDE = 8;

    static Stream<Arguments> steps() {
        List<Arguments> all = new ArrayList<>();
        for (Precision precision : List.of(Precision.MIXED_BFLOAT16, Precision.MIXED_FLOAT16)) {
            for (HypergradientSpec estimator : List.of(none(), exact(), exact().recompute(true), implicit())) {
                all.add(Arguments.of(precision, conv(6, 8), estimator));
            }
            all.add(Arguments.of(precision, resnet18().width(4), exact()));
            all.add(Arguments.of(precision, vit().width(8).depth(1).heads(2).patchSize(4).imageSize(SIDE), exact()));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void hypergradient_ofNarrowLayers_isCloseToThatOfWideOnes(
            Precision precision, EncoderSpec encoder, HypergradientSpec estimator) {
        HypergradientProbe.Estimate wide = estimate(spec(encoder, estimator, Precision.FP32));

        HypergradientProbe.Estimate narrow = estimate(spec(encoder, estimator, precision));

        System.out.println(precision + " " + encoder + " " + estimator + " " + narrow.theta().against(wide.theta()) + " " + narrow.phi().against(wide.phi()));
        double tolerance = precision == Precision.MIXED_BFLOAT16 ? 0.15 : 0.02;
        assertThat(narrow.theta().against(wide.theta()).relativeError()).isBetween(1e-7, tolerance);
        assertThat(narrow.phi().against(wide.phi()).relativeError()).isLessThan(tolerance);
    }

    private static HypergradientProbe.Estimate estimate(PipelineSpec spec) {
        Pipeline pipeline = Pipeline.of(spec, PLUGINS, () -> EVERYTHING);
        try (HypergradientProbe probe =
                        new HypergradientProbe(pipeline, new BlankImages(BATCH, SIDE), Optional.empty());
                TUint8 images = noise(1)) {
            return probe.estimate(images, 3);
        }
    }

    private static PipelineSpec spec(EncoderSpec encoder, HypergradientSpec estimator, Precision precision) {
        return spec(encoder, estimator, t -> t.precision(precision));
    }

    private static PipelineSpec spec(EncoderSpec encoder, HypergradientSpec estimator, Consumer<TrainScope> train) {
        PipelineSpec spec = pipeline("tiny", p -> {
            p.data(named("shapes"), d -> d.batchSize(BATCH).imageSize(SIDE));
            p.encoder(encoder);
            p.loss(ntXent(), l -> l.projector(mlp(8, 6)));
            p.gessl(g -> g.hypergradient(estimator).inner(sgd(0.1)).innerSteps(2).tasks(2));
            p.outer(sgd(0.1).momentum(0.9));
            p.train(train);
        });
        Sources sources = new Sources(List.of(), Map.of(), Optional.empty());
        return new PipelineResolver(PLUGINS).resolve(spec, sources).spec();
    }

    private static TUint8 noise(int seed) {
        byte[] pixels = new byte[BATCH * SIDE * SIDE * 3];
        new Random(seed).nextBytes(pixels);
        return TUint8.tensorOf(Shape.of(BATCH, SIDE, SIDE, 3), DataBuffers.of(pixels, false, false));
    }
}
