package org.gessl.framework.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gessl.framework.data.Digests;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.plugin.DataSource;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EpisodeData;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.SpecText;
import org.gessl.framework.spec.UserException;

/**
 * The opened data of a pipeline.
 *
 * @param main the pipeline's own data set, on which results are measured
 * @param episodes the sets from which the tasks are drawn; the images of {@code main} to pre-train on if the pipeline names none
 * @param opened all opened sets, {@code main} first; each once
 */
public record TrainingData(ImageData main, Mixture episodes, List<ImageData> opened) implements AutoCloseable {

    public TrainingData {
        opened = List.copyOf(opened);
    }

    /**
     * Opens what {@code spec} names, decoding into {@code cache} what is not there yet.
     *
     * @throws UserException if a set cannot be opened, if one is named twice, or if their images differ in size
     */
    public static TrainingData open(PipelineSpec spec, PluginRegistry plugins, Path cache) {
        requireDifferent(spec.episodes());
        Map<DataSpec, ImageData> opened = new LinkedHashMap<>();
        try {
            ImageData main = openMain(spec, plugins, cache);
            opened.put(spec.data().data(), main);
            List<Mixture.Share> shares = new ArrayList<>();
            for (EpisodeData entry : spec.episodes()) {
                ImageData data = opened.computeIfAbsent(entry.data(), wanted -> episode(spec, wanted, plugins, cache));
                shares.add(new Mixture.Share(data.name(), data.pretraining(), entry.weight()));
            }
            Mixture episodes = shares.isEmpty() ? Mixture.of(main.pretraining()) : new Mixture(shares);
            return new TrainingData(main, episodes, List.copyOf(opened.values()));
        } catch (RuntimeException e) {
            opened.values().forEach(ImageData::close);
            throw e;
        }
    }

    /** Opens the pipeline's own data set alone. */
    public static ImageData openMain(PipelineSpec spec, PluginRegistry plugins, Path cache) {
        return open(spec, spec.data().data(), plugins, cache);
    }

    /** Returns the checksum of all sets: that of {@code main} if it is the only one, otherwise a digest of all checksums in order. */
    public String checksum() {
        if (opened.size() == 1) {
            return main.checksum();
        }
        return Digests.of(
                String.join("\n", opened.stream().map(ImageData::checksum).toList()));
    }

    @Override
    public void close() {
        opened.forEach(ImageData::close);
    }

    private static ImageData episode(PipelineSpec spec, DataSpec data, PluginRegistry plugins, Path cache) {
        try {
            return open(spec, data, plugins, cache);
        } catch (UserException e) {
            throw new UserException("the episodes of '" + data.plugin() + "'", e.problems());
        }
    }

    private static ImageData open(PipelineSpec spec, DataSpec data, PluginRegistry plugins, Path cache) {
        DataSource source = plugins.create(DataSource.class, data);
        return source.open(new DataSource.Request(
                spec.data().imageSize(), cache, spec.train().seed()));
    }

    private static void requireDifferent(List<EpisodeData> episodes) {
        Set<DataSpec> seen = new HashSet<>();
        for (EpisodeData entry : episodes) {
            if (!seen.add(entry.data())) {
                throw new UserException(
                        "episodes-twice",
                        "episodes name " + SpecText.of(entry.data())
                                + " twice; name it once and give it the sum of the weights");
            }
        }
    }
}
