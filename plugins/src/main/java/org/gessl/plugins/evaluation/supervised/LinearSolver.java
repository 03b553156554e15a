package org.gessl.plugins.evaluation.supervised;

/** How a linear classifier is trained. */
public enum LinearSolver {
    /** Multinomial logistic regression to convergence, by limited-memory BFGS on all images at once. */
    LBFGS,
    /** Epochs of mini-batches with an optimizer and a schedule, as in most papers. */
    SGD
}
