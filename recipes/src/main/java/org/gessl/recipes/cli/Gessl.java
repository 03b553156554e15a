package org.gessl.recipes.cli;

import java.io.PrintWriter;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.spec.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entrance: exit code 0 for success, 1 for a run that failed, 2 for a mistake in what the user wrote. */
@Command(
        name = "gessl",
        description = "Bi-level self-supervised pre-training.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            RunCommand.class,
            TableCommand.class,
            EvaluateCommand.class,
            DiffCommand.class,
            RerunCommand.class,
            ReportCommand.class,
            NewCommand.class,
            VerifyCommand.class,
            BenchCommand.class,
            ProfileCommand.class,
            AuditCommand.class,
            CacheCommand.class
        })
public final class Gessl {
    private static final int WIDTH = 100;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program a failure happened.")
    private boolean stacktrace;

    /** Runs the command line and ends the process. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Returns the command line; callers may redirect its output. */
    public static CommandLine commandLine() {
        Gessl gessl = new Gessl();
        CommandLine commandLine = new CommandLine(gessl)
                .setExpandAtFiles(false)
                .setAllowSubcommandsAsOptionParameters(true)
                .setUsageHelpWidth(WIDTH)
                .setExecutionExceptionHandler((failure, command, parsed) -> gessl.failed(failure, command));
        commandLine.setParameterExceptionHandler((mistake, args) -> misused(mistake));
        return commandLine;
    }

    private int failed(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (failure instanceof UserException) {
            err.println(failure.getMessage());
        } else {
            String message = failure.getMessage();
            String type = failure.getClass().getSimpleName();
            err.println("failed: " + (message == null ? type : type + ": " + message));
        }
        if (stacktrace) {
            failure.printStackTrace(err);
        }
        return failure instanceof UserException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private static int misused(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage() + hint(mistake));
        err.println(Ansi.OFF.string("Try '" + command.getCommandSpec().qualifiedName() + " --help'."));
        return ExitCode.USAGE;
    }

    private static String hint(ParameterException mistake) {
        if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String wrong = unmatched.getUnmatched().get(0);
        CommandSpec command = mistake.getCommandLine().getCommandSpec();
        return unmatched.isUnknownOption()
                ? Nearest.hint(
                        wrong.replaceFirst("=.*", ""), command.optionsMap().keySet())
                : Nearest.hint(wrong, command.subcommands().keySet());
    }
}
