package org.gessl.framework.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.spec.PipelineSpec;

/**
 * A pipeline in which every slot holds its plugin's own options, and the story of each value.
 *
 * @param spec the pipeline, without any {@link org.gessl.framework.spec.Named} reference
 * @param settings every key that can be set, in the order of the spec
 */
public record ResolvedPipeline(PipelineSpec spec, Map<String, Setting> settings) {

    public ResolvedPipeline {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Returns the value of each key as text: enough for {@link PipelineResolver#restore} to give the same pipeline back. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach((key, setting) -> values.put(key, setting.value()));
        return values;
    }

    /** Returns where the value of each key came from, as {@link Setting#origin} says it. */
    public Map<String, String> origins() {
        Map<String, String> origins = new LinkedHashMap<>();
        settings.forEach((key, setting) -> origins.put(key, setting.origin()));
        return origins;
    }
}
