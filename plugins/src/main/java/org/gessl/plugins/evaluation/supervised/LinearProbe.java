package org.gessl.plugins.evaluation.supervised;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.plugins.optimizer.Sgd;
import org.gessl.plugins.schedule.Cosine;

/**
 * Options of the linear protocol: a linear classifier on the frozen features of the encoder, before the projector. Its figures are
 * {@code linear-top1} and, with more than five classes, {@code linear-top5} on the held-out images, and {@code linear-train-top1} on those it was
 * trained on.
 *
 * <p>The solver {@code lbfgs} minimises {@code sum_i cross-entropy_i + l2/2 * ||W||^2}, the intercepts not penalised, which is scikit-learn's
 * multinomial {@code LogisticRegression} with {@code C = 1 / l2}. The solver {@code sgd} trains with mini-batches, as the tables of most papers.
 *
 * @param solver how the classifier is trained
 * @param l2 weight of the penalty on the summed loss; {@code lbfgs} alone
 * @param standardise whether each feature is shifted and scaled to mean 0 and deviation 1 over the training images
 * @param augment random crops with flips of each training image whose features take the place of its own; 0 for the images as they are
 * @param maxIterations iterations after which {@code lbfgs} ends, with a warning
 * @param tolerance largest component of the gradient of the mean loss at which {@code lbfgs} has converged
 * @param epochs passes over the training images; {@code sgd} alone
 * @param batchSize images of a mini-batch; {@code sgd} alone
 * @param optimizer optimizer of {@code sgd}
 * @param schedule schedule of its learning rate
 */
@PluginName("linear")
@About("Linear classifier on frozen features: logistic regression or mini-batches")
public record LinearProbe(
        @About("how the classifier is trained") LinearSolver solver,

        @Range("[0, inf)") @About("weight of the penalty on the summed loss, for lbfgs")
        double l2,

        @About("whether features are brought to mean 0 and deviation 1")
        boolean standardise,

        @Range("[0, 1000]") @About("random crops of each training image in its place, 0 for none")
        int augment,

        @Range("[1, 100000]") @About("most iterations of lbfgs")
        int maxIterations,

        @Range("(0, 1]") @About("largest component of the gradient at which lbfgs has converged")
        double tolerance,

        @Range("[1, 100000]") @About("passes over the training images of sgd")
        int epochs,

        @Range("[1, 65536]") @About("images of a mini-batch of sgd")
        int batchSize,

        @About("optimizer of sgd") OptimizerSpec optimizer,
        @About("schedule of its learning rate") ScheduleSpec schedule)
        implements EvaluationSpec {

    public LinearProbe {
        Ranges.check(
                LinearProbe.class,
                solver,
                l2,
                standardise,
                augment,
                maxIterations,
                tolerance,
                epochs,
                batchSize,
                optimizer,
                schedule);
    }

    /** Returns logistic regression with l2 = 1 on standardised features. */
    public static LinearProbe linear() {
        return new LinearProbe(
                LinearSolver.LBFGS,
                1,
                true,
                0,
                500,
                1e-4,
                100,
                256,
                Sgd.sgd(0.1).momentum(0.9),
                Cosine.cosine());
    }

    /** Returns 100 epochs of mini-batches of 256 on features as they are, at learning rate 0.1 with momentum 0.9 and a cosine schedule. */
    public static LinearProbe linearSgd() {
        return linear().solver(LinearSolver.SGD).standardise(false);
    }

    /** Returns these options with another solver. */
    public LinearProbe solver(LinearSolver value) {
        return new LinearProbe(
                value, l2, standardise, augment, maxIterations, tolerance, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with another weight of the penalty. */
    public LinearProbe l2(double value) {
        return new LinearProbe(
                solver, value, standardise, augment, maxIterations, tolerance, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with or without standardised features. */
    public LinearProbe standardise(boolean value) {
        return new LinearProbe(
                solver, l2, value, augment, maxIterations, tolerance, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with another number of random crops of each training image. */
    public LinearProbe augment(int value) {
        return new LinearProbe(
                solver, l2, standardise, value, maxIterations, tolerance, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with another limit of the iterations. */
    public LinearProbe maxIterations(int value) {
        return new LinearProbe(
                solver, l2, standardise, augment, value, tolerance, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with another tolerance. */
    public LinearProbe tolerance(double value) {
        return new LinearProbe(
                solver, l2, standardise, augment, maxIterations, value, epochs, batchSize, optimizer, schedule);
    }

    /** Returns these options with another number of epochs. */
    public LinearProbe epochs(int value) {
        return new LinearProbe(
                solver, l2, standardise, augment, maxIterations, tolerance, value, batchSize, optimizer, schedule);
    }

    /** Returns these options with mini-batches of another size. */
    public LinearProbe batchSize(int value) {
        return new LinearProbe(
                solver, l2, standardise, augment, maxIterations, tolerance, epochs, value, optimizer, schedule);
    }

    /** Returns these options with another optimizer. */
    public LinearProbe optimizer(OptimizerSpec value) {
        return new LinearProbe(
                solver, l2, standardise, augment, maxIterations, tolerance, epochs, batchSize, value, schedule);
    }

    /** Returns these options with another schedule. */
    public LinearProbe schedule(ScheduleSpec value) {
        return new LinearProbe(
                solver, l2, standardise, augment, maxIterations, tolerance, epochs, batchSize, optimizer, value);
    }
}
