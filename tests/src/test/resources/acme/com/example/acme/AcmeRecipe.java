package com.example.acme;

import static com.example.acme.Alignment.alignment;
import static com.example.acme.Invert.invert;
import static org.gessl.dsl.Pipelines.pipeline;
import static org.gessl.framework.spec.Named.named;

import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/** A recipe of own and other plugins. */
public final class AcmeRecipe implements Recipe {

    @Override
    public PipelineSpec define() {
        return pipeline("acme-recipe", p -> {
            p.data(named("toy-data"));
            p.augment(a -> a.sometimes(0.5, invert(0.5)));
            p.encoder(named("toy-net"));
            p.loss(alignment().margin(0.1));
        });
    }
}
