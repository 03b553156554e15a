package org.gessl.framework.data;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gessl.framework.data.StoreIndex.Image;

/** {@link Split#byClasses}. Images without label are training images. */
record ClassSplit(double share, long seed) implements Split {

    @Override
    public List<Image> apply(List<Image> images) {
        Set<Integer> trained = classes(images, Part.TRAIN);
        Set<Integer> held = classes(images, Part.TEST);
        boolean apart = !trained.isEmpty() && !held.isEmpty() && Collections.disjoint(trained, held);
        Set<Integer> test = apart ? held : drawn(images);
        return images.stream()
                .map(image -> image.in(test.contains(image.label()) ? Part.TEST : Part.TRAIN))
                .toList();
    }

    private Set<Integer> drawn(List<Image> images) {
        int[] classes = images.stream()
                .filter(Image::labelled)
                .mapToInt(Image::label)
                .distinct()
                .sorted()
                .toArray();
        int[] order = Permutation.of(classes.length, seed, 0);
        long held = Math.min(Math.max(Math.round(share * classes.length), 1), classes.length - 1L);
        return IntStream.range(0, (int) held).mapToObj(i -> classes[order[i]]).collect(Collectors.toSet());
    }

    private static Set<Integer> classes(List<Image> images, Part part) {
        return images.stream()
                .filter(image -> image.part() == part && image.labelled())
                .map(Image::label)
                .collect(Collectors.toSet());
    }
}
