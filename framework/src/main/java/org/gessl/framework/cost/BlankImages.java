package org.gessl.framework.cost;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.spec.PipelineSpec;

/**
 * Black images in the place of a data set that is not at hand.
 *
 * @param size number of images
 * @param height height and width [pixels]
 */
public record BlankImages(int size, int height) implements ImageSet {

    /** Returns as many sets as the pipeline draws its tasks from, of a batch each. */
    public static Mixture mixture(PipelineSpec spec) {
        BlankImages images =
                new BlankImages(spec.data().batchSize(), spec.data().imageSize());
        return new Mixture(IntStream.range(0, Math.max(1, spec.episodes().size()))
                .mapToObj(i -> new Mixture.Share("blank", images, 1))
                .toList());
    }

    @Override
    public int width() {
        return height;
    }

    @Override
    public int label(int index) {
        return 0;
    }

    @Override
    public void read(int index, ByteBuffer target) {
        target.put(new byte[imageBytes()]);
    }
}
