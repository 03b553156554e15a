package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.verify.Outcome;
import org.gessl.framework.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gessl verify PATH...}: checks the plugins against reference files. */
@Command(
        name = "verify",
        description = "Check plugins against reference files: element by element, within each file's tolerance.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A reference file, or a folder whose reference files are checked at any depth.")
    private List<Path> paths;

    @Spec
    private CommandSpec spec;

    private int passed;
    private int failed;
    private int skipped;

    /** Returns the exit code: 0, or 1 if any file failed. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = Verifier.files(paths);
        Verifier verifier = Verifier.of(PluginRegistry.load(getClass().getClassLoader()));
        for (Path file : files) {
            out.println(line(verifier.verify(file)));
            out.flush();
        }
        out.printf(Locale.ROOT, "%d passed, %d failed, %d skipped%n", passed, failed, skipped);
        out.flush();
        return failed == 0 ? 0 : 1;
    }

    private String line(Verifier.Verdict verdict) {
        if (verdict.outcome() instanceof Outcome.Passed pass) {
            passed++;
            return text("passed", verdict.label(), String.format(Locale.ROOT, "%.2f", pass.share()));
        }
        if (verdict.outcome() instanceof Outcome.Failed failure) {
            failed++;
            return text("failed", verdict.label(), failure.detail());
        }
        skipped++;
        return text("skipped", verdict.label(), ((Outcome.Skipped) verdict.outcome()).reason());
    }

    private static String text(String state, String label, String detail) {
        return String.format(Locale.ROOT, "%-7s %-48s %s", state, label, detail);
    }
}
