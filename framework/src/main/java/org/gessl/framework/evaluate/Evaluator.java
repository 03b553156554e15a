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
import org.gessl.framework.train.Pipeline;

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

    /** Returns each figure by name and by what it was measured on: {@code trained}, {@code untrained} or {@code pixels}. */
    public Map<String, Map<String, Figure>> evaluate(
            Pipeline pipeline, ImageData data, Map<String, Checkpoint.Tensor> trained) {
        Map<String, Checkpoint.Tensor> untrained =
                InitialState.of(pipeline, data.train().height(), data.train().width());
        Features train = new PixelFeatures(data.train());
        Features test = new PixelFeatures(data.test());
        Map<String, Map<String, Figure>> figures = new LinkedHashMap<>();
        add("trained", measure(new EvaluatedModel(pipeline, trained, data)), figures);
        add("untrained", measure(new EvaluatedModel(pipeline, untrained, data)), figures);
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
