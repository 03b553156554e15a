package org.gessl.recipes.cli;

import picocli.CommandLine.Command;

/** {@code gessl bench}: measurements of speed and memory. */
@Command(
        name = "bench",
        description = "Measure speed and memory.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StepBenchCommand.class, BilevelBenchCommand.class, EvaluationBenchCommand.class})
final class BenchCommand {}
