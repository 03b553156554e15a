package org.gessl.recipes.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.cost.StepForecast;
import org.gessl.framework.data.ImageData;
import org.gessl.framework.data.Mixture;
import org.gessl.framework.train.Pipeline;
import org.gessl.framework.train.StepClock;
import org.gessl.framework.train.StepGraph;
import org.gessl.framework.train.StepTimes;
import org.gessl.framework.train.TimedStep;
import org.gessl.plugins.head.Mlp;
import org.gessl.plugins.loss.contrastive.NtXent;
import org.gessl.plugins.optimizer.Sgd;
import org.gessl.recipes.bench.Peer.StepSettings;

/**
 * The training step: whole, from stored images to updated weights; bare, without augmentation; and the peer's, which is bare. In every round each of them
 * runs once, and the large convolution beside them, of whose speed the step's is stated as a share.
 */
final class StepPart {
    private static final String WHOLE = "whole";
    private static final String BARE = "bare";
    private static final String PEER = "peer";
    private static final String CEILING = "ceiling";

    private final Bench bench;
    private final int width;

    private StepPart(Bench bench, int width) {
        this.bench = bench;
        this.width = width;
    }

    static void measure(Bench bench) {
        bench.settings().widths().forEach(width -> new StepPart(bench, width).measure());
    }

    private void measure() {
        ResolvedPipeline whole = bench.pipeline(width);
        Pipeline bare = bench.build(bench.pipeline(width, "augment="));
        Map<String, TimedStep> steps = new LinkedHashMap<>();
        try (ImageData data = bench.open(whole)) {
            StepClock bareClock = new StepClock(bare, Mixture.of(data.pretraining()));
            steps.put(BARE, bareClock);
            Optional<PeerStep> peer = bench.peer().map(p -> p.step(settings(whole)));
            peer.ifPresent(step -> steps.put(PEER, step));
            steps.put(WHOLE, new StepClock(bench.build(whole), Mixture.of(data.pretraining())));
            steps.put(CEILING, new ConvolutionClock());
            double[] firstLosses = firstLosses(bareClock, peer);
            Map<String, StepTimes> times =
                    StepTimes.interleaved(steps, bench.settings().rounds());
            Optional<Double> peerTime = Optional.ofNullable(times.get(PEER)).map(StepTimes::median);
            addTimes(times.get(BARE).median(), times.get(WHOLE).median(), peerTime);
            addShareOfCeiling(
                    ConvolutionClock.rate(times.get(CEILING)), times.get(BARE).median(), peerTime, flops(bare, data));
            peer.ifPresent(step -> {
                add(Result.of(name("parameters"), bareClock.parameterCount(), "numbers"), (double)
                        step.parameterCount());
                add(Result.of(name("first-loss"), firstLosses[0], "nats"), firstLosses[1]);
            });
        } finally {
            steps.values().forEach(TimedStep::close);
        }
    }

    /** Both start from weights of their own, so their losses are alike and not the same. */
    private static double[] firstLosses(StepClock ours, Optional<PeerStep> peer) {
        ours.milliseconds();
        peer.ifPresent(PeerStep::milliseconds);
        return new double[] {ours.loss(), peer.map(PeerStep::loss).orElse(Double.NaN)};
    }

    private void addTimes(double bare, double whole, Optional<Double> peer) {
        add(Result.of(name(BARE), bare, "ms"), peer.orElse(null));
        add(Result.of(name(WHOLE), whole, "ms"), peer.orElse(null));
        bench.add(Result.of(name("augmentation"), 100 * (whole - bare) / whole, "% of the step"));
    }

    private void addShareOfCeiling(double ceiling, double milliseconds, Optional<Double> peer, double flops) {
        double share = 100 * flops / (milliseconds / 1e3) / ceiling;
        bench.add(Result.of(name(CEILING), ceiling / 1e9, "GFLOP/s"));
        add(
                Result.of(name("of-ceiling"), share, "% of convolution"),
                peer.map(time -> share * milliseconds / time).orElse(null));
    }

    private void add(Result result, Double peer) {
        bench.add(
                peer == null ? result : result.beside(bench.peer().orElseThrow().name(), peer));
    }

    private String name(String what) {
        return "step/width-" + width + "/" + what;
    }

    private static double flops(Pipeline pipeline, ImageData data) {
        try (StepGraph graph = new StepGraph(pipeline, Mixture.of(data.pretraining()))) {
            return StepForecast.flops(graph);
        }
    }

    /** The options of the pipeline as the peer takes them. */
    private StepSettings settings(ResolvedPipeline pipeline) {
        Mlp projector = (Mlp) pipeline.spec().loss().projector();
        Sgd sgd = (Sgd) pipeline.spec().outer().optimizer();
        return new StepSettings(
                bench.settings().batch(),
                pipeline.spec().data().imageSize(),
                width,
                projector.hidden().get(0),
                projector.output(),
                ((NtXent) pipeline.spec().loss().loss()).temperature(),
                sgd.learningRate(),
                sgd.momentum(),
                sgd.weightDecay());
    }
}
