package org.gessl.framework.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gessl.framework.data.StoreIndex.Image;

/**
 * Holds a share of each class out as test images, for data that are published without a test part.
 *
 * @param share share of each class that is held out, in (0, 1); of a class with at least two images, at least one is held out and at least one stays
 * @param seed seed of the draw
 */
public record Holdout(double share, long seed) {

    /** Returns {@code images} in their order, each put into {@link Part#TRAIN} or {@link Part#TEST}. */
    public List<Image> apply(List<Image> images) {
        Map<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            byClass.computeIfAbsent(images.get(i).label(), label -> new ArrayList<>())
                    .add(i);
        }
        boolean[] test = new boolean[images.size()];
        byClass.forEach((label, members) -> draw(label, members, test));
        List<Image> result = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            result.add(new Image(image.position(), image.label(), test[i] ? Part.TEST : Part.TRAIN));
        }
        return result;
    }

    private void draw(int label, List<Integer> members, boolean[] test) {
        int[] order = members.stream().mapToInt(Integer::intValue).toArray();
        Permutation.shuffle(order, new SplittableRandom(Permutation.mix(seed, label)));
        long held = Math.round(share * order.length);
        long most = Math.max(0, order.length - 1);
        long count = Math.min(Math.max(held, 1), most);
        for (int i = 0; i < count; i++) {
            test[order[i]] = true;
        }
    }
}
