package org.gessl.plugins.evaluation.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.StoreCache;
import org.gessl.framework.evaluate.EvaluatedModel;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.UserException;

/**
 * Data sets that a model has not seen.
 *
 * @param plugins what opens them
 * @param data the data sets
 * @param owner the protocol that asks for them, as the user calls it
 */
record OtherData(PluginRegistry plugins, List<DataSpec> data, String owner) {

    /** Shows {@code model} on each data set, with the data set's name, to {@code use}. */
    void forEach(EvaluatedModel model, BiConsumer<String, EvaluatedModel> use) {
        int size = model.pipeline().spec().data().imageSize();
        long seed = model.pipeline().spec().train().seed();
        forEach(
                size,
                seed,
                (name, images) -> use.accept(name, new EvaluatedModel(model.pipeline(), model.tensors(), images)));
    }

    /**
     * Opens one data set after the other, for {@code use} only.
     *
     * @param size height and width of the images [pixels]
     * @param seed seed of data that are drawn
     */
    void forEach(int size, long seed, BiConsumer<String, ImageData> use) {
        Map<String, Integer> names = new LinkedHashMap<>();
        for (DataSpec spec : data) {
            DataSource.Request request = new DataSource.Request(size, StoreCache.defaultFolder(), seed);
            try (ImageData images = plugins.create(DataSource.class, spec).open(request)) {
                int number = names.merge(images.name(), 1, Integer::sum);
                use.accept(number == 1 ? images.name() : images.name() + "-" + number, images);
            } catch (UserException e) {
                throw new UserException("the protocol '" + owner + "' on '" + spec.plugin() + "'", e.problems());
            }
        }
    }
}
