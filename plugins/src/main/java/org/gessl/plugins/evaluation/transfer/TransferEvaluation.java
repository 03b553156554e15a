package org.gessl.plugins.evaluation.transfer;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.data.DataNeed;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.evaluate.EvaluationData;
import org.gessl.framework.evaluate.Evaluator;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.plugin.Evaluation;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;

/** The protocol of {@link Transfer}. */
final class TransferEvaluation implements Evaluation {
    private final Evaluator protocols;
    private final OtherData others;

    @Inject
    TransferEvaluation(Transfer options, PluginRegistry plugins) {
        this.protocols = Evaluator.of(options.by(), plugins);
        this.others = new OtherData(plugins, options.data(), options.plugin());
    }

    @Override
    public DataNeed needs() {
        return DataNeed.NOTHING;
    }

    @Override
    public void check(ImageData data) {
        if (others.data().isEmpty()) {
            throw new UserException(
                    "transfer-data",
                    "transfer.data names no data set; name those that the encoder has not seen in pre-training");
        }
        others.forEach(data.test().height(), 0, (name, images) -> protocols.check(images));
    }

    @Override
    public Map<String, Figure> evaluate(EvaluationData data) {
        return data.model().map(this::evaluate).orElse(Map.of());
    }

    private Map<String, Figure> evaluate(EvaluatedModel model) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        others.forEach(
                model,
                (name, there) -> protocols
                        .measure(there)
                        .forEach((figure, value) -> figures.put("transfer/" + name + "/" + figure, value)));
        return figures;
    }
}
