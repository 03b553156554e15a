package org.gessl.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.token.PatchMask;
import org.gessl.framework.graph.token.Patches;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.MaskedPatches;
import org.gessl.framework.plugin.View;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * The views of a batch as a loss asks for them, with drawn numbers in the place of an encoder's: named tensors whose rows are images.
 *
 * @param loss asks for views, local crops, a teacher and masks
 * @param images N
 * @param size size of features and embeddings
 */
record LossBatch(Loss loss, int images, int size) {
    /** Before the name of everything that a view holds. */
    static final String VIEW = "view";

    private static final int LOCAL_CROPS = 2;
    private static final int PIXELS = 8;
    private static final int PATCH = 4;
    private static final int TOKEN = 8;
    private static final Patches GRID = Patches.of(Shape.of(1, PIXELS, PIXELS, 3), PATCH);

    /** Returns whether the tensor {@code name} comes from weights, so that a loss has a derivative by it. */
    static boolean isDifferentiated(String name) {
        return name.endsWith("/features") || name.endsWith("/embedding") || name.endsWith("/tokens");
    }

    /** Returns drawn values of every tensor. */
    Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int v = 0; v < count(); v++) {
            String view = VIEW + v;
            tensors.put(view + "/images", Tensors.uniform(v, images, PIXELS, PIXELS, 3));
            tensors.put(view + "/features", Tensors.normal(10 + v, images, size));
            tensors.put(view + "/embedding", Tensors.normal(20 + v, images, size));
            if (isTaught(v)) {
                tensors.put(view + "/taught-features", Tensors.normal(30 + v, images, size));
                tensors.put(view + "/taught-embedding", Tensors.normal(40 + v, images, size));
            }
            if (loss.maskRatio(v) > 0) {
                tensors.put(view + "/mask", mask(v));
                tensors.put(view + "/tokens", Tensors.normal(50 + v, images, kept(v), TOKEN));
            }
        }
        return tensors;
    }

    /** Returns the views that hold {@code tensors}. */
    List<View> views(Map<String, Operand<TFloat32>> tensors) {
        List<View> views = new ArrayList<>();
        for (int v = 0; v < count(); v++) {
            String name = VIEW + v;
            Operand<TFloat32> pixels = tensors.get(name + "/images");
            View view = new View(pixels, tensors.get(name + "/features"), tensors.get(name + "/embedding"));
            if (isTaught(v)) {
                view = view.withTeacher(new View(
                        pixels, tensors.get(name + "/taught-features"), tensors.get(name + "/taught-embedding")));
            }
            if (loss.maskRatio(v) > 0) {
                PatchMask mask = new PatchMask(tensors.get(name + "/mask"));
                view = view.withMasked(new MaskedPatches(GRID, mask, tensors.get(name + "/tokens")));
            }
            views.add(view);
        }
        return views;
    }

    private int count() {
        return loss.views() + (loss.multiCrop() ? LOCAL_CROPS : 0);
    }

    private boolean isTaught(int view) {
        return loss.teacher().isPresent() && view < loss.views();
    }

    private int kept(int view) {
        return GRID.kept(loss.maskRatio(view));
    }

    /** Image i sees the patches from number i on. */
    private Tensor mask(int view) {
        int kept = kept(view);
        float[] selection = new float[images * kept * GRID.count()];
        for (int row = 0; row < images * kept; row++) {
            selection[row * GRID.count() + (row / kept + row % kept) % GRID.count()] = 1;
        }
        return new Tensor(new long[] {images, kept, GRID.count()}, selection);
    }
}
