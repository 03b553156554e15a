package org.gessl.framework.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.InitialState;

/** Runs evaluation protocols on the trained encoder, the untrained one and the raw pixels. */
public final class Evaluator {
    private final List<Protocol> protocols;

    private Evaluator(Stream<Protocol> protocols) {
        this.protocols = protocols.toList();
    }

    /** Creates the evaluator of {@code protocols}. */
    public Evaluator(List<Evaluation> protocols) {
        this(protocols.stream().map(evaluation -> new Protocol("a protocol", evaluation)));
    }

    /** Returns the evaluator of the protocols with {@code options}, which are called by their plugins' names where data do not suit them. */
    public static Evaluator of(List<EvaluationSpec> options, PluginRegistry plugins) {
        return new Evaluator(options.stream()
                .map(spec -> new Protocol("'" + spec.plugin() + "'", plugins.create(Evaluation.class, spec))));
    }

    private record Protocol(String name, Evaluation evaluation) {}

    /**
     * Checks that {@code data} has enough for every protocol.
     *
     * @throws org.gessl.framework.spec.UserException saying what one of them misses
     */
    public void check(ImageData data) {
        protocols.forEach(protocol -> {
            data.require(protocol.evaluation().needs(), protocol.name());
            protocol.evaluation().check(data);
        });
    }

    /** Returns each figure by name and by what it was measured on: the {@code trained} model alone. */
    public Map<String, Map<String, Figure>> trained(EvaluatedModel trained) {
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        add("trained", measure(trained), figures);
        return figures;
    }

    /** Returns each figure by name and by what it was measured on: the {@code trained} model, the {@code untrained} one or {@code pixels}. */
    public Map<String, Map<String, Figure>> compared(EvaluatedModel trained) {
        ImageData data = trained.images();
        Map<String, Checkpoint.Tensor> untrained = InitialState.of(
                trained.pipeline(), data.train().height(), data.train().width());
        Features train = new PixelFeatures(data.train());
        Features test = new PixelFeatures(data.test());
        Map<String, Map<String, Figure>> figures = trained(trained);
        add("untrained", measure(new EvaluatedModel(trained.pipeline(), untrained, data)), figures);
        add("pixels", measure(new EvaluationData(train, test, data.classes().size())), figures);
        return figures;
    }

    /** Returns the figures of {@code model} by name. */
    public Map<String, Figure> measure(EvaluatedModel model) {
        try (ModelFeatures features = new ModelFeatures(model)) {
            return measure(new EvaluationData(model, features));
        }
    }

    private Map<String, Figure> measure(EvaluationData data) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        protocols.forEach(protocol -> figures.putAll(protocol.evaluation().evaluate(data)));
        return figures;
    }

    private static void add(String what, Map<String, Figure> found, Map<String, Map<String, Figure>> figures) {
        found.forEach((name, figure) ->
                figures.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(what, figure));
    }
}
