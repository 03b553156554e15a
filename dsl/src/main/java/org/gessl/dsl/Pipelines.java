package org.gessl.dsl;

import java.util.function.Consumer;
import org.gessl.framework.spec.PipelineSpec;

/** The entrance to the builder. */
public final class Pipelines {
    private Pipelines() {}

    /**
     * Returns the pipeline that {@code block} describes.
     *
     * @param name name of the pipeline, by which the command line finds its recipe; in kebab-case
     * @throws org.gessl.framework.spec.UserException if the block is not a legal pipeline, naming the line
     */
    public static PipelineSpec pipeline(String name, Consumer<? super PipelineScope> block) {
        PipelineScope scope = new PipelineScope(name);
        Scope.run(scope, block);
        return scope.spec();
    }
}
