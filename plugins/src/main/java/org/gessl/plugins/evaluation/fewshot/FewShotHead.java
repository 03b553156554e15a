package org.gessl.plugins.evaluation.fewshot;

/** How a few-shot episode is classified. */
public enum FewShotHead {
    /** The class of the nearest prototype, the mean of a class's support. */
    PROTOTYPE(""),
    /** Logistic regression on the support. */
    LOGISTIC("-logistic");

    private final String suffix;

    FewShotHead(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what the name of the head's figure ends with. */
    String suffix() {
        return suffix;
    }
}
