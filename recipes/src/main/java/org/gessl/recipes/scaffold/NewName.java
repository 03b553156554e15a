package org.gessl.recipes.scaffold;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.gessl.framework.spec.UserException;

/**
 * The name of what is begun, in the two forms that it takes: {@code my-loss} where users choose it, {@code MyLoss} as a class.
 *
 * @param words its words in lower case, the first beginning with a letter
 */
public record NewName(List<String> words) {
    private static final String FORMS = "([a-z][a-z0-9]*)(-[a-z0-9]+)*|([A-Z][A-Za-z0-9]*)";
    private static final String BEFORE_A_CAPITAL = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";
    private static final String FIRST = "my";

    /** Types that the starting points use by their simple names. */
    private static final Set<String> TAKEN = Set.of(
            "About",
            "AugmentationSpec",
            "Augmentation",
            "Forward",
            "List",
            "Loss",
            "LossSpec",
            "Object",
            "Operand",
            "Ops",
            "Override",
            "PipelineSpec",
            "PluginBinder",
            "PluginModule",
            "PluginName",
            "RandomStream",
            "Range",
            "Ranges",
            "Recipe",
            "Rows",
            "Shape",
            "String",
            "View");

    public NewName {
        words = List.copyOf(words);
    }

    /**
     * Returns the name that {@code text} is, in either form.
     *
     * @throws UserException {@code name-illegal} with the nearest legal name if it is none
     */
    public static NewName of(String text) {
        NewName name = new NewName(split(text));
        if (text.matches(FORMS) && name.isLegal()) {
            return name;
        }
        NewName near = name;
        while (!near.isLegal()) {
            near = near.behind(FIRST);
        }
        String reason = text.matches(FORMS)
                ? "is a word of Java or of the starting point itself"
                : "must be letters and digits that begin with a letter: words with hyphens, or a class name";
        throw new UserException("name-illegal", "'" + text + "' " + reason + "; did you mean '" + near.kebab() + "'?");
    }

    /** Returns the name as users write it, such as {@code my-loss}. */
    public String kebab() {
        return String.join("-", words);
    }

    /** Returns the name of the class, such as {@code MyLoss}. */
    public String type() {
        return words.stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Returns the name of a method that gives one, such as {@code myLoss}. */
    public String method() {
        return words.get(0) + type().substring(words.get(0).length());
    }

    /** Returns the last part of its package, such as {@code myloss}. */
    public String folder() {
        return String.join("", words);
    }

    NewName behind(String word) {
        return new NewName(Stream.concat(Stream.of(word), words.stream()).toList());
    }

    private boolean isLegal() {
        return !words.isEmpty()
                && Character.isLetter(words.get(0).charAt(0))
                && SourceVersion.isName(method())
                && SourceVersion.isName(folder())
                && !TAKEN.contains(type());
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9]+|" + BEFORE_A_CAPITAL))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
