package org.gessl.recipes.cli;

import picocli.CommandLine.Command;

/** {@code gessl bench}: measurements of speed. */
@Command(
        name = "bench",
        description = "Measure speed.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StepBenchCommand.class})
final class BenchCommand {}
