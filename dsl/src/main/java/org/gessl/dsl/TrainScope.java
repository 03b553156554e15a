package org.gessl.dsl;

import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.spec.TrainSlot;

/** The block of {@code train}: the training run. */
public final class TrainScope extends SlotScope<TrainSlot> {

    TrainScope() {
        super("train", TrainSlot.defaults());
    }

    /** Sets the passes over the training images, in [0, 100000]; default 100. */
    public TrainScope epochs(int value) {
        set("epochs", value);
        return this;
    }

    /** Sets the outer steps after which the run ends even within an epoch, at least 0; default 0, which is no limit. */
    public TrainScope maxSteps(long value) {
        set("maxSteps", value);
        return this;
    }

    /** Sets the seconds of training after which the run ends, at least 0; default 0, which is no limit. */
    public TrainScope maxSeconds(double value) {
        set("maxSeconds", value);
        return this;
    }

    /** Sets the seed of everything random; default 0. */
    public TrainScope seed(long value) {
        set("seed", value);
        return this;
    }

    /** Sets the number format of a step's arithmetic; default 32-bit floats. */
    public TrainScope precision(Precision value) {
        set("precision", value);
        return this;
    }

    /** Sets the epochs between two checkpoints, above 0; default 1. */
    public TrainScope checkpointEpochs(double value) {
        set("checkpointEpochs", value);
        return this;
    }

    /** Sets how many checkpoints are kept, the newest ones, in [1, 1000]; default 3. */
    public TrainScope keepCheckpoints(int value) {
        set("keepCheckpoints", value);
        return this;
    }

    /** Chooses what is measured on the model while it trains, in order; default nothing. Its figures become metrics of the run. */
    public TrainScope measure(EvaluationSpec... protocols) {
        setAll("measure", protocols);
        return this;
    }

    /** Sets the epochs between two measurements, above 0; default 1. */
    public TrainScope measureEpochs(double value) {
        set("measureEpochs", value);
        return this;
    }
}
