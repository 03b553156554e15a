package org.gessl.framework.spec;

/** A pipeline that a user wrote: a class with one method. */
public interface Recipe {

    /** Returns the pipeline; the same one at every call. */
    PipelineSpec define();
}
