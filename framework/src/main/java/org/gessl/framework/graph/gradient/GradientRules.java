package org.gessl.framework.graph.gradient;

import java.util.Map;

/**
 * Contributes rules by operation type, such as {@code Conv2D}. Found by {@link java.util.ServiceLoader}, so a plugin that
 * uses an operation of its own brings the rule along.
 */
@FunctionalInterface
public interface GradientRules {

    /** Returns the rules by operation type. */
    Map<String, GradientRule> rules();
}
