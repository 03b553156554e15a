package org.gessl.framework.bilevel;

import java.util.Collection;
import java.util.function.Predicate;
import org.gessl.framework.graph.NamePattern;
import org.gessl.framework.graph.Weights;
import org.gessl.framework.spec.UserException;

/**
 * Which of theta the inner loop adapts; the rest stays at theta in every inner step.
 *
 * @param pattern {@code all}; {@code encoder}; {@code heads}, which is all but the encoder; or a {@link NamePattern}, such as {@code encoder/block1/*}
 */
public record AdaptedWeights(String pattern) {
    /** Every tensor. */
    public static final AdaptedWeights ALL = new AdaptedWeights("all");

    private static final String ENCODER = "encoder/";

    /**
     * Returns the adapted ones among {@code theta}.
     *
     * @throws UserException if there are none
     */
    public Weights of(Weights theta) {
        Weights adapted = theta.select(test());
        if (adapted.isEmpty()) {
            throw nothing(theta.names());
        }
        return adapted;
    }

    /** Returns whether a tensor is adapted, by its full name. */
    public Predicate<String> test() {
        return switch (pattern) {
            case "all" -> name -> true;
            case "encoder" -> name -> name.startsWith(ENCODER);
            case "heads" -> name -> !name.startsWith(ENCODER);
            default -> NamePattern.of(pattern);
        };
    }

    private UserException nothing(Collection<String> names) {
        return new UserException(
                "option-value",
                "gessl.adapt = " + pattern + " names no tensor of the model, so the inner loop would change nothing; "
                        + "use all, encoder, heads, or a pattern of the names " + String.join(", ", names));
    }
}
