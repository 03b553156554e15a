package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.evaluate.Figure;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.train.TrainingData;

/**
 * What a run tells on the console, besides its progress.
 *
 * @param console where it is printed
 */
record RunMessages(PrintWriter console) {

    /** Tells what is about to be trained, and on what. */
    void begin(PipelineSpec spec, long parameterCount, TrainingData data) {
        console.printf(Locale.ROOT, "%s  %s  %,d parameters%n", spec.name(), spec.shortHash(), parameterCount);
        data.opened().forEach(this::images);
        console.flush();
    }

    private void images(ImageData data) {
        console.printf(
                Locale.ROOT,
                "%s: %,d training and %,d test images of %d x %d, %d classes%s%n",
                data.name(),
                data.pretraining().size(),
                data.test().size(),
                data.pretraining().height(),
                data.pretraining().width(),
                data.classes().size(),
                data.skipped() == 0 ? "" : ", " + data.skipped() + " files skipped");
    }

    /** Tells that something looks wrong, below the line of the progress. */
    void warn(String text) {
        console.println();
        console.println(text);
        console.flush();
    }

    /** Tells how to go on with a run that was interrupted. */
    void interrupted(long step, Path directory) {
        console.println("interrupted after step " + step + "; go on with: gessl run --resume " + directory);
        console.flush();
    }

    /** Tells what was measured. */
    void figures(Map<String, Map<String, Figure>> figures) {
        FigureLines.of(figures).forEach(console::println);
    }

    /** Tells where everything is. */
    void end(Path directory) {
        console.println(directory);
        console.flush();
    }
}
