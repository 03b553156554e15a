package org.gessl.framework.data;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gessl.framework.data.ImageLayout.Place;

/**
 * Lists that divide class folders into classes to train on and classes to test on: {@code splits/<name>/train.txt} and {@code test.txt}, a
 * class a line, as CIFAR-FS has them (Bertinetto et al., arXiv 1805.08136). Classes in neither are left out.
 */
final class ClassLists {
    private static final Pattern LIST = Pattern.compile("(?:.*/)?splits/[^/]+/(train|test)\\.txt");

    private final Map<String, Part> parts;

    private ClassLists(Map<String, Part> parts) {
        this.parts = parts;
    }

    static boolean isList(String path) {
        return LIST.matcher(path).matches();
    }

    /** Returns the lists among {@code texts}, which hold file contents by path. */
    static ClassLists of(Map<String, String> texts) {
        Map<String, Part> parts = new HashMap<>();
        texts.forEach((path, text) -> {
            Matcher list = LIST.matcher(path);
            if (list.matches()) {
                Part part = list.group(1).equals("train") ? Part.TRAIN : Part.TEST;
                text.lines().map(String::strip).forEach(name -> parts.put(name, part));
            }
        });
        return new ClassLists(parts);
    }

    /** Returns the place of an image whose folders say {@code place}; empty if it is left out. */
    Optional<Place> divide(Place place) {
        if (parts.isEmpty() || place.part() != Part.UNSPLIT) {
            return Optional.of(place);
        }
        return place.className().filter(parts::containsKey).map(name -> Place.of(parts.get(name), name));
    }
}
