package org.gessl.recipes.cli;

import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.PipelineSpec;

/** Opens the images that a pipeline names. */
final class PipelineData {
    private PipelineData() {}

    /** Returns the images, to be closed by the caller; kept in the user's cache if they had to be decoded or drawn. */
    static ImageData open(PipelineSpec spec, PluginRegistry plugins) {
        return plugins.create(DataSource.class, spec.data().data())
                .open(new DataSource.Request(
                        spec.data().imageSize(),
                        StoreCache.defaultFolder(),
                        spec.train().seed()));
    }
}
