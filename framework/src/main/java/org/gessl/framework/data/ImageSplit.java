package org.gessl.framework.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gessl.framework.data.StoreIndex.Image;
import org.gessl.framework.spec.UserException;

/** {@link Split#byImages}. */
record ImageSplit(double share, long seed) implements Split {

    @Override
    public List<Image> apply(List<Image> images) {
        return Part.TRAIN.among(images) && Part.TEST.among(images)
                ? Split.published().apply(images)
                : drawn(images);
    }

    private List<Image> drawn(List<Image> images) {
        Map<Integer, List<Integer>> byClass = new TreeMap<>();
        for (int i = 0; i < images.size(); i++) {
            byClass.computeIfAbsent(images.get(i).label(), label -> new ArrayList<>())
                    .add(i);
        }
        boolean[] test = new boolean[images.size()];
        byClass.forEach((label, members) -> draw(label, members, test));
        List<Image> result = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            result.add(images.get(i).in(test[i] ? Part.TEST : Part.TRAIN));
        }
        if (!Part.TEST.among(result)) {
            throw new UserException(
                    "data-empty",
                    "the data have neither a test part nor a class of two images, so none can be held out");
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
