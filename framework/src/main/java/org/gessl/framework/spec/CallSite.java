package org.gessl.framework.spec;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;

/** The line of a recipe that is being executed, for messages about what stands there. */
public final class CallSite {
    private static final String CONFIGURATION = "org.gessl.framework.config.";
    private static final List<String> PASSED =
            List.of("org.gessl.framework.", "org.gessl.dsl.", "java.", "jdk.", "sun.");

    private CallSite() {}

    /**
     * Returns the nearest caller that is neither the framework, the builder nor an options record, such as {@code " (MyRecipe.java:12)"};
     * nothing while a configuration is being bound, since its values stand in no recipe.
     */
    public static String suffix() {
        return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.takeWhile(frame -> !frame.getClassName().startsWith(CONFIGURATION))
                        .filter(CallSite::isWrittenByUser)
                        .findFirst())
                .filter(frame -> frame.getFileName() != null)
                .map(frame -> " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }

    private static boolean isWrittenByUser(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return PASSED.stream().noneMatch(type.getName()::startsWith)
                && !type.isRecord()
                && !Options.class.isAssignableFrom(type);
    }
}
