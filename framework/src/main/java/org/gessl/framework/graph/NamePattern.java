package org.gessl.framework.graph;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A pattern of tensors' full names, in which {@code *} stands for any text and {@code ?} for one character: {@code encoder/block1/*}. */
public final class NamePattern {
    private NamePattern() {}

    /** Returns whether a whole name fits {@code pattern}. */
    public static Predicate<String> of(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }
}
