package org.gessl.recipes.source;

import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.gessl.framework.spec.Problem;

/** What the compiler says about a place in a source, with the line and a mark below the place. */
final class CompileProblem {
    private static final String INDENT = "     ";

    private CompileProblem() {}

    static Problem of(Diagnostic<? extends JavaFileObject> found, String source) {
        String message = found.getMessage(Locale.ROOT).strip().replaceAll("\\R\\s*", "\n" + INDENT);
        if (found.getPosition() == Diagnostic.NOPOS) {
            return new Problem("recipe-compile", message);
        }
        int position = (int) Math.min(found.getPosition(), source.length());
        int start = source.lastIndexOf('\n', position - 1) + 1;
        String line = source.substring(start).lines().findFirst().orElse("");
        String place = "line " + found.getLineNumber() + ", column " + (position - start + 1) + ": ";
        return new Problem(
                "recipe-compile",
                place + message + "\n" + INDENT + line + "\n" + INDENT + blank(source.substring(start, position))
                        + "^");
    }

    /** As wide as {@code text} wherever tabs stop. */
    private static String blank(String text) {
        return text.replaceAll("[^\t]", " ");
    }
}
