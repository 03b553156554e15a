package org.gessl.framework.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What ran in some steps.
 *
 * @param steps number of steps, at least 1
 * @param milliseconds wall time of all of them [ms], taking batches and handing over tensors included
 * @param operations what ran, by begin
 */
public record StepProfile(int steps, double milliseconds, List<TracedOperation> operations) {

    public StepProfile {
        operations = operations.stream()
                .sorted(Comparator.comparingLong(TracedOperation::startMicros))
                .toList();
    }

    /**
     * How much of the operations' time is theirs that have something in common.
     *
     * @param share share of the time of all operations, in [0, 1]
     * @param milliseconds time a step [ms]
     * @param count operations a step
     */
    public record Share(double share, double milliseconds, double count) {}

    /** Returns the shares of the parts of the step, in the order of {@link StepPart}; of a part that does nothing too. */
    public Map<StepPart, Share> parts() {
        Map<StepPart, Share> shares = new LinkedHashMap<>();
        Map<StepPart, Share> found = shares(TracedOperation::part);
        for (StepPart part : StepPart.values()) {
            shares.put(part, found.getOrDefault(part, new Share(0, 0, 0)));
        }
        return shares;
    }

    /** Returns the shares of the operation types, the largest first. */
    public Map<String, Share> types() {
        return sorted(shares(TracedOperation::type));
    }

    /**
     * Returns the share of the wall time in which no operation ran, in [0, 1]: feeding, fetching, and all that happens outside the library. Operations that run
     * side by side count once.
     */
    public double idle() {
        long busy = 0;
        long end = Long.MIN_VALUE;
        for (TracedOperation operation : operations) {
            long from = Math.max(end, operation.startMicros());
            busy += Math.max(0, operation.endMicros() - from);
            end = Math.max(end, operation.endMicros());
        }
        return Math.max(0, 1 - busy / 1e3 / milliseconds);
    }

    private <K> Map<K, Share> shares(Function<TracedOperation, K> key) {
        double all = operations.stream().mapToLong(TracedOperation::micros).sum();
        return operations.stream()
                .collect(Collectors.groupingBy(
                        key,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), list -> share(list, all))));
    }

    private Share share(List<TracedOperation> some, double all) {
        double micros = some.stream().mapToLong(TracedOperation::micros).sum();
        return new Share(all == 0 ? 0 : micros / all, micros / 1e3 / steps, (double) some.size() / steps);
    }

    private static <K> Map<K, Share> sorted(Map<K, Share> shares) {
        Map<K, Share> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().share()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
