package org.gessl.plugins.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Which tensors an optimizer treats more gently than the others.
 *
 * @param normAndBias whether tensors of at most one axis, which are batch-normalisation parameters and biases, are among them
 * @param patterns names of further ones, in which {@code *} stands for any characters: {@code head/*}
 */
record Exclusion(boolean normAndBias, List<String> patterns) {

    /** Returns whether the tensor {@code name} is excluded. */
    boolean covers(String name, Operand<TFloat32> tensor) {
        return normAndBias && tensor.shape().numDimensions() <= 1
                || patterns.stream()
                        .anyMatch(pattern -> regex(pattern).matcher(name).matches());
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
