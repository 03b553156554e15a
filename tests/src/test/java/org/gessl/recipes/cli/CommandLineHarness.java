package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs the command line in this process and keeps what it prints. */
abstract class CommandLineHarness {
    /** Settings of a run of a few seconds. */
    static final List<String> SMALL = List.of(
            "--set",
            "encoder=conv",
            "--set",
            "encoder.widths=8,8",
            "--set",
            "data.batchSize=32",
            "--set",
            "train.epochs=1");

    /** Drawn images for it. */
    static final List<String> FEW_SHAPES = List.of("--set", "data.trainImages=128", "--set", "data.testImages=40");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** Runs the command line with {@code arguments}, the elements of lists among them one by one, and returns its exit code. */
    final int gessl(Object... arguments) {
        List<String> flat = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof List<?> list) {
                list.forEach(part -> flat.add(part.toString()));
            } else {
                flat.add(argument.toString());
            }
        }
        return Gessl.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(flat.toArray(new String[0]));
    }

    /** Returns the printed lines that hold {@code word}, as one text. */
    final String lines(String word) {
        return out.toString().lines().filter(line -> line.contains(word)).reduce("", (a, b) -> a + b);
    }
}
