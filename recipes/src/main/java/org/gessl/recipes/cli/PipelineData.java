package org.gessl.recipes.cli;

import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.TrainingData;

/** Opens the images that a pipeline names. */
final class PipelineData {
    private PipelineData() {}

    /** Returns the images, to be closed by the caller; kept in the user's cache if they had to be decoded or drawn. */
    static ImageData open(PipelineSpec spec, PluginRegistry plugins) {
        return TrainingData.openMain(spec, plugins, StoreCache.defaultFolder());
    }

    /** Returns the images and those of the episodes; otherwise like {@link #open}. */
    static TrainingData openAll(PipelineSpec spec, PluginRegistry plugins) {
        return TrainingData.open(spec, plugins, StoreCache.defaultFolder());
    }
}
