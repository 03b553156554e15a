package org.gessl.toys;

import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Recipe;

/** A recipe with a mistake. */
public final class BrokenRecipe implements Recipe {

    @Override
    public PipelineSpec define() {
        return WrongRecipes.SLOT_OPTION.define();
    }
}
