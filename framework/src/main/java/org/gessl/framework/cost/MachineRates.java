package org.gessl.framework.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How fast a machine computes.
 *
 * @param probes what was measured
 * @param startSeconds time of an operation that has next to nothing to do and runs alone [s], by the name of its kind, where that is long
 * @param overheadSeconds the same of every other kind [s]
 * @param baseMebibytes resident memory of a process that has loaded the library and done nothing yet [MiB]
 */
public record MachineRates(
        List<Probe> probes, Map<String, Double> startSeconds, double overheadSeconds, double baseMebibytes) {

    /**
     * What an operation that prepares much takes for that in a step, relative to a probe that runs nothing else: the threads sleep and the caches hold
     * something else. Measured over the built-in recipes.
     */
    static final double START_FACTOR = 2.5;

    public MachineRates {
        probes = List.copyOf(probes);
        startSeconds = Map.copyOf(startSeconds);
    }

    /**
     * One measurement.
     *
     * @param kind name of the kind of work
     * @param channels channels of a convolution, or the side of matrices; otherwise 1
     * @param pixels places of an image at which a convolution is evaluated; otherwise 1
     * @param perSecond floating-point operations, or bytes, in a second
     */
    public record Probe(String kind, double channels, double pixels, double perSecond) {

        public Probe {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a machine does not run " + kind + " at a rate of " + perSecond);
            }
        }

        private double distance(Work work) {
            return Math.abs(Math.log(channels / work.channels())) + Math.abs(Math.log(pixels / work.pixels()));
        }
    }

    /** Returns whether every kind of work was measured. */
    boolean complete() {
        Set<String> measured = probes.stream().map(Probe::kind).collect(Collectors.toSet());
        return Arrays.stream(WorkKind.values())
                .allMatch(kind -> kind == WorkKind.NONE || measured.contains(kind.name()));
    }

    /** Returns the time of {@code work} [s] at the speed of the probe that is most like it. */
    double seconds(Work work) {
        if (work.amount() == 0) {
            return overheadSeconds;
        }
        Probe nearest = null;
        for (Probe probe : probes) {
            boolean alike = probe.kind().equals(work.kind().name());
            if (alike && (nearest == null || probe.distance(work) < nearest.distance(work))) {
                nearest = probe;
            }
        }
        if (nearest == null) {
            throw new IllegalStateException("nothing was measured of " + work.kind());
        }
        return start(work.kind()) + work.amount() / nearest.perSecond();
    }

    private double start(WorkKind kind) {
        Double seconds = startSeconds.get(kind.name());
        return seconds == null ? overheadSeconds : START_FACTOR * seconds;
    }
}
