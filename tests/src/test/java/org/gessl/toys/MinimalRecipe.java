package org.gessl.toys;

import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.toys.ToyData.Data.data;
import static org.gessl.toys.ToyModels.Net.net;
import static org.gessl.toys.ToyModels.NtXent.ntXent;

import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/** A recipe that says no more than it must. */
public final class MinimalRecipe implements Recipe {

    @Override
    public PipelineSpec define() {
        return pipeline("toy-minimal", p -> {
            p.data(data());
            p.encoder(net());
            p.loss(ntXent());
        });
    }
}
