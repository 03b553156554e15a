package org.gessl.plugins.loss.generative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.gessl.plugins.encoder.Vit.vit;
import static org.gessl.plugins.head.Linear.linear;
import static org.gessl.plugins.loss.generative.Mae.mae;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.bilevel.Model;
import org.gessl.framework.bilevel.ViewImages;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.RandomStream;
import org.gessl.framework.graph.gradient.Gradients;
import org.gessl.framework.graph.token.Patches;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.BatchStatistics;
import org.gessl.framework.spec.UserException;
import org.gessl.plugins.encoder.Pooling;
import org.gessl.testing.Golden;
import org.gessl.testing.GraphRun;
import org.gessl.testing.WeightLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class MaeTest {
    private final PluginRegistry registry = PluginRegistry.load(getClass().getClassLoader());

    static Stream<Golden> references() {
        return Golden.readAll("criteria/mae").stream();
    }

    @ParameterizedTest
    @MethodSource("references")
    void loss_andItsGradient_matchTheReference(Golden golden) {
        Mae options = mae().normPix(golden.json().at("/options/norm_pix").asBoolean());
        List<float[]> values = GraphRun.run(tf -> {
            Operand<TFloat32> predicted = golden.constant(tf, "inputs", "pred");
            Map<String, Operand<TFloat32>> inputs = Map.of(
                    "images", golden.constant(tf, "inputs", "images"),
                    "pred", predicted,
                    "mask", golden.constant(tf, "inputs", "mask"));
            Operand<TFloat32> loss =
                    new MaeLoss(options).criteria().get("mae").apply(tf, inputs).get("loss");
            return List.of(loss, Gradients.of(tf, loss, List.of(predicted)).get(0));
        });
        golden.assertMatches(values.get(0), "outputs", "loss");
        golden.assertMatches(values.get(1), "gradients", "pred");
    }

    @Test
    void views_areMaskedEachInItsOwnWay_andAgainTheSameAtOtherWeights() {
        List<float[]> masks = GraphRun.run(tf -> {
            List<View> views = views(model(mae().maskRatio(0.75), BatchStatistics.PER_VIEW), net(tf));
            List<View> again = views(model(mae().maskRatio(0.75), BatchStatistics.PER_VIEW), net(tf));
            return List.of(hidden(tf, views.get(0)), hidden(tf, views.get(1)), hidden(tf, again.get(1)));
        });
        for (float[] mask : masks) {
            for (int image = 0; image < 3; image++) {
                assertThat(Arrays.copyOfRange(mask, 16 * image, 16 * image + 16))
                        .containsOnly(0, 1)
                        .satisfies(one -> assertThat(sum(one)).isEqualTo(12));
            }
        }
        assertThat(masks.get(0)).isNotEqualTo(masks.get(1));
        assertThat(Arrays.copyOf(masks.get(0), 16)).isNotEqualTo(Arrays.copyOfRange(masks.get(0), 16, 32));
        assertThat(masks.get(2)).isEqualTo(masks.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void model_withMaskedViews_hasTokensFeaturesAndEmbeddings(BatchStatistics batchStatistics) {
        float[] tokenGradient = GraphRun.runOne(tf -> {
            Model model = model(mae(), batchStatistics);
            Forward net = net(tf);
            List<View> views = views(model, net);
            assertThat(views.get(1).images().shape()).isEqualTo(Shape.of(3, 8, 8, 3));
            assertThat(views.get(1).features().shape()).isEqualTo(Shape.of(3, 8));
            assertThat(views.get(1).embedding().shape()).isEqualTo(Shape.of(3, 5));
            assertThat(views.get(1).masked().tokens().shape()).isEqualTo(Shape.of(3, 4, 8));
            Operand<TFloat32> maskToken =
                    net.parameter("loss/decoder/mask-token", Shape.of(8), Initializer.constant(0));
            return Gradients.of(tf, model.loss(net, views), List.of(maskToken)).get(0);
        });
        assertThat(tokenGradient).hasSize(8).doesNotContain(0f);
    }

    @ParameterizedTest
    @EnumSource
    void derivatives_ofEncoderAndDecoder_matchCentralDifferences(Pooling pooling) {
        Encoder encoder = registry.create(
                Encoder.class, vit().patchSize(2).depth(1).tokens(8, 2).pooling(pooling));
        Loss loss = new MaeLoss(mae().maskRatio(0.5).decoder(1, 4, 2));
        Model model = new Model(encoder, registry.create(Head.class, linear().output(3)), loss, BatchStatistics.JOINT);
        WeightLine.assertDerivatives(net -> model.loss(net, views(model, net)), 1e-3f, 2e-2);
    }

    @Test
    void image_ofOnePatch_isRefused() {
        assertThatThrownBy(() -> new Patches(8, 1, 1).kept(0.75))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[mask-ratio] maskRatio = 0.75 hides none of the 1 patches of an image");
    }

    @Test
    void decoderWidth_thatHeadsDoNotDivide_isRefused() {
        assertThatThrownBy(() -> mae().decoder(1, 64, 3))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("decoderWidth = 64 must be a multiple of 4 and of decoderHeads = 3");
    }

    @Test
    void error_isTheMeanOverThePixelsOfHiddenPatches() {
        float[] loss = GraphRun.runOne(tf -> {
            Operand<TFloat32> images = GraphRun.constant(tf, Shape.of(1, 3, 1, 2), 1, 2, 3, 4, 5, 6);
            Operand<TFloat32> predicted = GraphRun.constant(tf, Shape.of(1, 2, 3), 9, 9, 9, 2, 4, 8);
            Operand<TFloat32> mask = GraphRun.constant(tf, Shape.of(1, 2), 0, 1);
            return new MaeLoss(mae().normPix(false))
                    .criteria()
                    .get("mae")
                    .apply(tf, Map.of("images", images, "pred", predicted, "mask", mask))
                    .get("loss");
        });
        assertThat(loss[0]).isCloseTo(4f / 3, within(1e-6f));
    }

    private Model model(Mae options, BatchStatistics batchStatistics) {
        return new Model(
                registry.create(Encoder.class, vit().patchSize(2).depth(1).tokens(8, 2)),
                registry.create(Head.class, linear().output(5)),
                new MaeLoss(options.decoder(1, 8, 2)),
                batchStatistics);
    }

    private static List<View> views(Model model, Forward net) {
        Operand<TFloat32> stacked = new RandomStream(net.tf(), net.tf().constant(9L)).uniform(Shape.of(6, 8, 8, 3));
        return model.embed(net, new ViewImages(stacked, 2), List.of());
    }

    private static Forward net(Ops tf) {
        return GraphRun.initialised(tf, Normalisation.BATCH);
    }

    private static Operand<TFloat32> hidden(Ops tf, View view) {
        return view.masked().mask().hidden(tf);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
