package org.gessl.dsl;

import java.util.ArrayList;
import java.util.List;
import org.gessl.framework.spec.DataSpec;
import org.gessl.framework.spec.EpisodeData;

/** The block of {@code episodes}: the data sets from which the tasks are drawn. */
public final class EpisodesScope extends Scope {
    private final List<EpisodeData> entries = new ArrayList<>();

    EpisodesScope() {
        super("episodes");
    }

    /** Adds data sets, each with the weight 1. */
    public EpisodesScope from(DataSpec... data) {
        use("from", data);
        for (DataSpec set : data) {
            from(1, set);
        }
        return this;
    }

    /** Adds a data set that is drawn in proportion to {@code weight}, in (0, 1000]. */
    public EpisodesScope from(double weight, DataSpec data) {
        use("from", data);
        entries.add(new EpisodeData(weight, data));
        return this;
    }

    List<EpisodeData> entries() {
        return List.copyOf(entries);
    }
}
