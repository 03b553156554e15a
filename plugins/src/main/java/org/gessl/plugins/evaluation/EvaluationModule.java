package org.gessl.plugins.evaluation;

import org.gessl.framework.plugin.PluginBinder;
import org.gessl.framework.plugin.PluginModule;

/** Contributes the built-in evaluation protocols. */
public final class EvaluationModule extends PluginModule {
    @Override
    protected void plugins(PluginBinder bind) {
        bind.evaluation(Knn.knn(), KnnEvaluation.class);
        bind.evaluation(Geometry.geometry(), GeometryEvaluation.class);
        bind.evaluation(Sigma.sigma(), SigmaEvaluation.class);
    }
}
