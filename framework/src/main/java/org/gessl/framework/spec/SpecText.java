package org.gessl.framework.spec;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text of specs and of their values: plugin names for class names, every component in record order but {@linkplain OmittedAt some at their defaults}, the same on every machine.
 *
 * <p>Equal specs have equal text, and different ones different text, so that a hash of the text identifies the spec.
 */
public final class SpecText {
    private static final int LABEL_WIDTH = 11;
    private static final int LONGEST_PLAIN = 17;

    private SpecText() {}

    /** Returns the text of a value: a plugin such as {@code nt-xent(temperature=0.5)}, a slot, a number, a quoted string, a list in brackets. */
    public static String of(Object value) {
        if (value instanceof Named named) {
            return named.plugin() + "(...)";
        }
        if (value instanceof Options options && value instanceof Record spec) {
            return options.plugin() + "(" + components(spec, ", ") + ")";
        }
        if (value instanceof Record spec) {
            return components(spec, " ");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SpecText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : scalar(value);
    }

    /** Returns the text of a number, truth value, enum constant or string as a user would write it in a configuration. */
    public static String scalar(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof Enum<?> constant ? kebab(constant) : String.valueOf(value);
    }

    /** Returns the lines of {@code pipeline} below its name: a line for each slot, and one for each further entry of a list. */
    static String slots(PipelineSpec pipeline) {
        List<String> lines = new ArrayList<>();
        for (RecordComponent component : PipelineSpec.class.getRecordComponents()) {
            if (component.getType() == String.class) {
                continue;
            }
            Object slot = Specs.read(pipeline, component);
            List<?> entries = slot instanceof List<?> list ? list : List.of(slot);
            String label = component.getName();
            lines.add(line(label, entries.isEmpty() ? "-" : of(entries.get(0))));
            entries.stream().skip(1).forEach(entry -> lines.add(line("", of(entry))));
        }
        return String.join("\n", lines);
    }

    private static String line(String label, String text) {
        return "  " + label + " ".repeat(LABEL_WIDTH - label.length()) + text;
    }

    private static String components(Record spec, String separator) {
        return Arrays.stream(spec.getClass().getRecordComponents())
                .filter(c -> !omitted(spec, c))
                .map(c -> (c.isAnnotationPresent(Inline.class) ? "" : c.getName() + "=") + of(Specs.read(spec, c)))
                .collect(Collectors.joining(separator));
    }

    private static boolean omitted(Record spec, RecordComponent component) {
        OmittedAt at = component.getAnnotation(OmittedAt.class);
        return at != null && of(Specs.read(spec, component)).equals(at.value());
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return '"' + escaped + '"';
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fewest digits that give {@code value} back. {@link Double#toString} differs between Java releases, and the hash must not. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = LONGEST_PLAIN; digits > 0; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() != value) {
                break;
            }
            shortest = rounded;
        }
        BigDecimal stripped = shortest.signum() == 0 ? BigDecimal.ZERO : shortest.stripTrailingZeros();
        String plain = stripped.toPlainString();
        if (plain.length() > LONGEST_PLAIN) {
            return stripped.toString();
        }
        return plain.contains(".") ? plain : plain + ".0";
    }
}
