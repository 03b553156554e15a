package org.gessl.plugins.evaluation.fewshot;

/** What makes a prototype near. */
public enum FewShotMetric {
    /** Cosine of L2-normalised features and the mean of a class's normalised support. */
    COSINE,
    /** Euclidean distance of the features as they are (Snell et al., arXiv 1703.05175). */
    EUCLIDEAN
}
