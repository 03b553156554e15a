package org.gessl.framework.spec;

/**
 * The bi-level method.
 *
 * @param hypergradient the hypergradient estimator; {@code none} is plain self-supervised training
 * @param objective what the outer loop minimises
 * @param thresholds thresholds of the discriminative loss
 * @param thresholdLearningRate outer learning rate of the threshold network, scheduled like the model's
 * @param inner optimizer of the inner steps
 * @param innerSteps inner steps K
 * @param innerRate whether the inner optimizer's learning rate is learned by the outer loop
 * @param rateLearningRate outer learning rate of the logarithms of the learned inner rates, scheduled like the model's
 * @param adapt which weights the inner steps change: {@code all}, {@code encoder}, {@code heads} or a pattern of names, {@code *} for any text; the others
 *     stay at theta there, and the outer loop trains them all the same
 * @param sslWeight weight of the self-supervised loss in the inner loss; 0 switches it off
 * @param sslSchedule how the weight of the self-supervised loss in the inner loss changes over the run
 * @param discriminativeSchedule how the weight of the discriminative loss in the inner loss changes over the run
 * @param querySchedule how the weight of the discriminative loss on the query changes over the run
 * @param tasks tasks M of an outer step
 * @param split how the images of a task become support and query
 */
public record GesslSlot(
        HypergradientSpec hypergradient,
        ObjectiveSpec objective,
        ThresholdsSpec thresholds,

        @Range("[0, 100]") @About("outer learning rate of the threshold network")
        double thresholdLearningRate,

        OptimizerSpec inner,
        @Range("[1, 64]") @About("inner steps K") int innerSteps,
        @About("whether the inner learning rate is learned") InnerRate innerRate,

        @Range("[0, 100]") @About("outer learning rate of the learned inner rates")
        double rateLearningRate,

        @About("weights that the inner steps change: all, encoder, heads or a pattern of names")
        String adapt,

        @Range("[0, 1000]") @About("weight of the self-supervised loss in the inner loss")
        double sslWeight,

        ScheduleSpec sslSchedule,
        ScheduleSpec discriminativeSchedule,
        ScheduleSpec querySchedule,

        @Range("[1, 1024]") @About("tasks M of an outer step")
        int tasks,

        @About("how the images of a task become support and query")
        Split split) {

    public GesslSlot {
        Ranges.check(
                GesslSlot.class,
                hypergradient,
                objective,
                thresholds,
                thresholdLearningRate,
                inner,
                innerSteps,
                innerRate,
                rateLearningRate,
                adapt,
                sslWeight,
                sslSchedule,
                discriminativeSchedule,
                querySchedule,
                tasks,
                split);
    }

    /** Returns the slot of plain self-supervised training, with every option of the method at its default. */
    public static GesslSlot defaults() {
        return new GesslSlot(
                Named.named("none"),
                Named.named("threshold"),
                Named.named("network"),
                0.01,
                Named.named("sgd"),
                1,
                InnerRate.FIXED,
                0.01,
                "all",
                1,
                Named.named("constant"),
                Named.named("constant"),
                Named.named("constant"),
                1,
                Split.VIEWS);
    }
}
