package org.gessl.plugins.augmentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The four operations of the colour jitter. */
enum ColorOperation {
    BRIGHTNESS,
    CONTRAST,
    SATURATION,
    HUE;

    /** Every order of the four, lexicographic. */
    static final List<List<ColorOperation>> ORDERS = orders(List.of(values()));

    /** Returns the name in options and reference files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the operation {@code key}.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ColorOperation of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    private static List<List<ColorOperation>> orders(Collection<ColorOperation> operations) {
        if (operations.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ColorOperation>> all = new ArrayList<>();
        for (ColorOperation first : operations) {
            List<ColorOperation> rest = new ArrayList<>(operations);
            rest.remove(first);
            for (List<ColorOperation> tail : orders(rest)) {
                List<ColorOperation> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(List.copyOf(order));
            }
        }
        return List.copyOf(all);
    }
}
