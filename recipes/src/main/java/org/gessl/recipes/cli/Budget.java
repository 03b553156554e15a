package org.gessl.recipes.cli;

import java.time.Duration;
import java.util.List;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.TrainSlot;

/** What the runs of a table have in common, so that they can be compared; the constants' names are the values of {@code --equal}. */
enum Budget {
    /** Passes over the images: a step of M tasks counts as M. */
    epochs("equal epochs: every run sees the same number of images") {
        @Override
        List<String> settings(PipelineSpec spec, double share, Duration time) {
            TrainSlot train = spec.train();
            return train.maxSteps() == 0 || tasks(spec) == 1
                    ? List.of()
                    : List.of("train.maxSteps=" + atLeastOne((double) train.maxSteps() / tasks(spec)));
        }

        @Override
        Duration training(Duration plain, double cost, double reference) {
            return times(plain, cost);
        }
    },

    /** Gradient evaluations, each a pass forward and back over a batch, as many as the row's baseline takes. */
    gradients("equal gradient evaluations: a row takes as many as the row that it is compared with") {
        @Override
        List<String> settings(PipelineSpec spec, double share, Duration time) {
            TrainSlot train = spec.train();
            return train.maxSteps() == 0
                    ? List.of("train.epochs=" + atLeastOne(train.epochs() * share))
                    : List.of("train.maxSteps=" + atLeastOne(train.maxSteps() * share / tasks(spec)));
        }

        @Override
        Duration training(Duration plain, double cost, double reference) {
            return times(plain, reference);
        }
    },

    /** Seconds of training. */
    seconds("equal wall time of training") {
        @Override
        List<String> settings(PipelineSpec spec, double share, Duration time) {
            return List.of(
                    "train.maxSeconds=" + time.toSeconds(), "train.maxSteps=0", "train.epochs=" + ENDLESS_EPOCHS);
        }

        @Override
        Duration training(Duration plain, double cost, double reference) {
            return plain;
        }
    };

    private static final int ENDLESS_EPOCHS = 100_000;

    private final String about;

    Budget(String about) {
        this.about = about;
    }

    /** Returns the sentence that the table says about it. */
    String about() {
        return about;
    }

    /**
     * Returns the settings that give a run its budget.
     *
     * @param spec its pipeline without them
     * @param share gradient evaluations of a batch in the row that it is compared with, relative to its own
     * @param time the seconds of a run
     */
    abstract List<String> settings(PipelineSpec spec, double share, Duration time);

    /**
     * Returns how long a run trains.
     *
     * @param plain a plain run
     * @param cost gradient evaluations of a batch, relative to a plain run
     * @param reference those of the row that it is compared with
     */
    abstract Duration training(Duration plain, double cost, double reference);

    private static int tasks(PipelineSpec spec) {
        return spec.gessl().hypergradient().plugin().equals("none")
                ? 1
                : spec.gessl().tasks();
    }

    private static long atLeastOne(double value) {
        return Math.max(1, Math.round(value));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
