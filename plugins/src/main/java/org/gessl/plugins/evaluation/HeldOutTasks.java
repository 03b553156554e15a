package org.gessl.plugins.evaluation;

import org.gessl.framework.data.BatchQueue;
import org.gessl.framework.data.BatchSource;
import org.gessl.framework.data.ImageSet;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.graph.RandomKeys;

/**
 * Mini-batches of held-out images as tasks, the same ones for every model of one seed.
 *
 * @param set the held-out images
 * @param images images of a task
 * @param seed seed of the order of the images and of their views
 */
record HeldOutTasks(ImageSet set, int images, long seed) {

    /** Returns tasks as large as a training batch, or as the held-out set where that is smaller. */
    static HeldOutTasks of(EvaluatedModel model) {
        ImageSet set = model.images().test();
        int batchSize = model.pipeline().spec().data().batchSize();
        return new HeldOutTasks(
                set,
                Math.min(batchSize, set.size()),
                model.pipeline().spec().train().seed());
    }

    /** Returns the images of each task, in turn and without end; a task shares no image with another before all were used. */
    BatchQueue batches() {
        return new BatchSource(set, images, seed).startingAt(0);
    }

    /** Returns the key of the random numbers of task {@code task}. */
    long key(int task) {
        return RandomKeys.heldOutTask(seed, task);
    }

    /** Returns how many tasks hold at most {@code wanted} images, at least one. */
    int count(int wanted) {
        return Math.max(1, Math.min(wanted, set.size()) / images);
    }
}
