package org.gessl.recipes.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gessl.framework.study.Published;

/**
 * The set-up and the linear accuracies that solo-learn publishes for CIFAR, as far as the recipes can express it. The values are those of its files {@code
 * scripts/pretrain/cifar/METHOD.yaml} and {@code augmentations/*.yaml}, and of the projectors in {@code solo/methods}.
 */
final class SoloLearn {
    private static final String AT = "solo-learn, github.com/vturrisi/solo-learn at 9187ea3";
    private static final String README = AT + ", README: %s, ResNet-18, 1000 epochs, Acc@1";

    /** Where the runs follow solo-learn and where they cannot. */
    static final List<String> NOTES = List.of(
            "encoder, epochs, batch, warm-up, optimizer, views, projector and loss options are, over the recipes' own, those of "
                    + AT
                    + ", scripts/pretrain/cifar: simclr.yaml (symmetric views), byol.yaml and barlow.yaml (asymmetric views), vicreg.yaml",
            "LARS differs: solo-learn divides by the sum of the norms of gradient and decay, not by the norm of their sum, and multiplies by the rate behind the "
                    + "momentum buffer",
            "not expressed: Barlow Twins' factor 0.1 before the loss, warm-up from 3e-5 (here from 0), PIL's blur (here a kernel of 13 pixels), "
                    + "16-bit arithmetic (here train.precision)",
            "GeSSL's own options (inner rate, objective) are those of this project's recipes");

    private static final Map<String, List<String>> METHODS = Map.of(
            "simclr",
            joined(List.of(
                    lars(0.4, 1e-4),
                    List.of("loss.temperature=0.2", "loss.projector.batchNorm=false"),
                    projector("2048", 256),
                    symmetric())),
            "byol",
            joined(List.of(
                    lars(1.0, 1e-5),
                    List.of("loss.momentum=0.99", "loss.predictorHidden=4096"),
                    projector("4096", 256),
                    asymmetric())),
            "barlow-twins",
            joined(List.of(lars(0.3, 1e-4), List.of("loss.lambda=0.0051"), projector("2048,2048", 2048), asymmetric())),
            "vicreg",
            joined(List.of(
                    lars(0.3, 1e-4),
                    List.of("loss.inv=25", "loss.var=25", "loss.cov=1"),
                    projector("2048,2048", 2048),
                    chain("augment", 0.2, ",solarize"),
                    jitter("augment", 0.4, 0.2, 0.1),
                    List.of("augment.solarize.probability=0.1"))));

    private static final Map<String, Map<String, Double>> LINEAR = Map.of(
            "CIFAR-10", Map.of("simclr", 90.74, "byol", 92.58, "barlow-twins", 92.10, "vicreg", 92.07),
            "CIFAR-100", Map.of("simclr", 65.78, "byol", 70.46, "barlow-twins", 70.90, "vicreg", 68.54));

    private SoloLearn() {}

    /** Returns what the recipe of {@code method} is changed to. */
    static List<String> settings(String method) {
        return METHODS.get(method);
    }

    /** Returns the accuracies on {@code data}, such as {@code CIFAR-100}, for the table's {@code column}. */
    static List<Published> linear(String data, String column) {
        return LINEAR.get(data).entrySet().stream()
                .map(entry -> new Published(entry.getKey(), column, entry.getValue(), String.format(README, data)))
                .toList();
    }

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static List<String> lars(double learningRate, double weightDecay) {
        return List.of(
                "outer=lars",
                "outer.trustCoefficient=0.02",
                "outer.clip=true",
                "outer.learningRate=" + learningRate,
                "outer.weightDecay=" + weightDecay);
    }

    private static List<String> projector(String hidden, int output) {
        return List.of(
                "loss.projector.hidden=" + hidden,
                "loss.projector.output=" + output,
                "loss.projector.outputBatchNorm=false");
    }

    private static List<String> symmetric() {
        return joined(List.of(
                chain("augment", 0.08, ",gaussian-blur"),
                jitter("augment", 0.8, 0.8, 0.2),
                List.of("augment.gaussian-blur.probability=0.5", "augment.gaussian-blur.kernelSize=13")));
    }

    private static List<String> asymmetric() {
        return joined(List.of(
                chain("augment", 0.08, ""),
                jitter("augment", 0.4, 0.2, 0.1),
                chain("views.second", 0.08, ",solarize"),
                jitter("views.second", 0.4, 0.2, 0.1),
                List.of("views.second.solarize.probability=0.2")));
    }

    /** The steps of a view in their order, crops of at least {@code area} of the image, {@code more} before the flip. */
    private static List<String> chain(String key, double area, String more) {
        List<String> settings = new ArrayList<>(
                List.of(key + "=random-resized-crop,color-jitter,grayscale" + more + ",horizontal-flip"));
        settings.add(key + ".random-resized-crop.size=32");
        settings.add(key + ".random-resized-crop.scale=" + area + ",1");
        settings.add(key + ".grayscale.probability=0.2");
        return settings;
    }

    private static List<String> jitter(String key, double light, double saturation, double hue) {
        String jitter = key + ".color-jitter.";
        return List.of(
                jitter + "probability=0.8",
                jitter + "brightness=" + light,
                jitter + "contrast=" + light,
                jitter + "saturation=" + saturation,
                jitter + "hue=" + hue);
    }
}
