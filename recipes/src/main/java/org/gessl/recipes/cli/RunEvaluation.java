package org.gessl.recipes.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.Checkpoint;
import org.gessl.framework.train.Measure;
import org.gessl.framework.train.Pipeline;

/**
 * The protocols of a pipeline, those of its end and those of its training, applied to the weights that a run gives.
 *
 * @param spec the pipeline
 * @param plugins what makes its protocols
 * @param trainedOnly whether the untrained encoder and the raw pixels are left out
 */
record RunEvaluation(PipelineSpec spec, PluginRegistry plugins, boolean trainedOnly) {

    /**
     * Refuses protocols that the data cannot serve, before anything is trained.
     *
     * @throws org.gessl.framework.spec.UserException if there is one
     */
    void check(ImageData data) {
        evaluator(spec.evaluate()).check(data);
        evaluator(spec.train().measure()).check(data);
    }

    /** Returns what measures the model while it trains. */
    Measure measure(Pipeline pipeline, ImageData data) {
        Evaluator evaluator = evaluator(spec.train().measure());
        return tensors -> numbers(evaluator.measure(new EvaluatedModel(pipeline, tensors, data)));
    }

    /** Returns the figures of the encoder with {@code tensors}, by name and by what was measured. */
    Map<String, Map<String, Figure>> figures(Map<String, Checkpoint.Tensor> tensors, ImageData data) {
        Evaluator evaluator = evaluator(spec.evaluate());
        EvaluatedModel model = new EvaluatedModel(Pipeline.of(spec, plugins), tensors, data);
        return trainedOnly ? evaluator.trained(model) : evaluator.compared(model);
    }

    private Evaluator evaluator(List<EvaluationSpec> protocols) {
        return Evaluator.of(protocols, plugins);
    }

    /** Returns {@code figures} without their units. */
    static Map<String, Map<String, Double>> bare(Map<String, Map<String, Figure>> figures) {
        Map<String, Map<String, Double>> numbers = new LinkedHashMap<>();
        figures.forEach((name, values) -> numbers.put(name, numbers(values)));
        return numbers;
    }

    private static Map<String, Double> numbers(Map<String, Figure> figures) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        figures.forEach((name, figure) -> numbers.put(name, figure.value()));
        return numbers;
    }
}
