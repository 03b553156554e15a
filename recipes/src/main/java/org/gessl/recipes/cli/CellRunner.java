package org.gessl.recipes.cli;

/** Trains a cell of a study in its run directory, from the start or from its newest checkpoint. */
interface CellRunner {

    /** How a run can end. */
    enum End {
        FINISHED,
        INTERRUPTED,
        FAILED
    }

    /** Runs {@code run} to its end. */
    End run(CellRun run);
}
