package org.gessl.plugins.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes of validation images that lie in one folder: a line for each image with its name, with or without ending, and its WordNet id
 * behind a tab, comma or blank; or WordNet ids alone, that of the n-th line for the image whose name ends in the number n, from 1.
 */
final class ValLabels {
    private static final Set<String> FILES =
            Set.of("val_annotations.txt", "LOC_val_solution.csv", "imagenet_2012_validation_synset_labels.txt");
    private static final Pattern NUMBER = Pattern.compile(".*?(\\d{1,9})");

    private final Map<String, String> byName = new HashMap<>();
    private final List<String> byNumber = new ArrayList<>();

    private ValLabels() {}

    /** Returns whether {@code file} is the name of such a file in what is published. */
    static boolean isFile(String file) {
        return FILES.contains(file);
    }

    /** Returns the names of such files, for a message. */
    static String fileNames() {
        return String.join(" or ", new TreeSet<>(FILES));
    }

    /** Returns the labels in {@code text}. */
    static ValLabels parse(String text) {
        ValLabels labels = new ValLabels();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] fields = line.split("[\\s,]+");
            if (fields.length == 1) {
                labels.byNumber.add(fields[0]);
            } else {
                labels.byName.put(stem(fields[0]), fields[1]);
            }
        });
        return labels;
    }

    /** Returns the class of the image in {@code file}; empty if there is none. */
    Optional<String> of(String file) {
        String stem = stem(file);
        Matcher number = NUMBER.matcher(stem);
        if (!byName.isEmpty() || !number.matches()) {
            return Optional.ofNullable(byName.get(stem));
        }
        int line = Integer.parseInt(number.group(1)) - 1;
        return line >= 0 && line < byNumber.size() ? Optional.of(byNumber.get(line)) : Optional.empty();
    }

    private static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }
}
