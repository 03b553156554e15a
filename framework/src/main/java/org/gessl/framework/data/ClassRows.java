package org.gessl.framework.data;

import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which images each class has. */
public final class ClassRows {
    private ClassRows() {}

    /** Returns the rows of each class that has any, by ascending class, each in order; {@code label} gives the class of each of {@code size} rows. */
    public static List<int[]> of(int size, IntUnaryOperator label) {
        return IntStream.range(0, size)
                .boxed()
                .collect(Collectors.groupingBy(label::applyAsInt, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
