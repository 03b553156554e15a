package org.gessl.plugins.evaluation.supervised;

import java.util.List;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.EvaluationSpec;
import org.gessl.framework.spec.OptimizerSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.plugins.optimizer.Sgd;
import org.gessl.plugins.schedule.Cosine;

/**
 * Options of the semi-supervised protocol (Chen et al., arXiv 2002.05709, section 7 and appendix B.5; 20 epochs as in arXiv 2006.09882): the encoder and a
 * new linear classifier on its features are trained end to end with cross-entropy on a share of the labels, on random resized crops and flips. A figure
 * for each share, {@code finetune-1} and {@code finetune-10}, is the accuracy on all held-out images. The labelled images are drawn class by class, as
 * many of each and at least one.
 *
 * @param percents shares of the labels [percent]
 * @param epochs passes over the labelled images
 * @param batchSize images of a mini-batch; all of them where they are fewer
 * @param augment whether images are cropped and flipped at random
 * @param optimizer optimizer of encoder and classifier
 * @param schedule schedule of its learning rate
 * @param seed seed of the labelled images, their order and their crops
 */
@PluginName("finetune")
@About("Encoder and linear classifier trained end to end on a share of the labels")
public record Finetune(
        @Range("(0, 100]") @About("shares of the labels [percent]")
        List<Double> percents,

        @Range("[1, 100000]") @About("passes over the labelled images")
        int epochs,

        @Range("[1, 65536]") @About("images of a mini-batch")
        int batchSize,

        @About("whether images are cropped and flipped at random")
        boolean augment,

        @About("optimizer of encoder and classifier") OptimizerSpec optimizer,
        @About("schedule of its learning rate") ScheduleSpec schedule,

        @About("seed of the labelled images, their order and their crops")
        long seed)
        implements EvaluationSpec {

    public Finetune {
        Ranges.check(Finetune.class, percents, epochs, batchSize, augment, optimizer, schedule, seed);
        percents = List.copyOf(percents);
    }

    /** Returns 20 epochs on 1 % and on 10 % of the labels, batches of 64, learning rate 0.05 with Nesterov momentum 0.9 and a cosine schedule. */
    public static Finetune finetune() {
        return new Finetune(
                List.of(1.0, 10.0), 20, 64, true, Sgd.sgd(0.05).momentum(0.9).nesterov(true), Cosine.cosine(), 0);
    }

    /** Returns these options with other shares of the labels [percent]. */
    public Finetune percents(Double... values) {
        return new Finetune(List.of(values), epochs, batchSize, augment, optimizer, schedule, seed);
    }

    /** Returns these options with another number of epochs. */
    public Finetune epochs(int value) {
        return new Finetune(percents, value, batchSize, augment, optimizer, schedule, seed);
    }

    /** Returns these options with mini-batches of another size. */
    public Finetune batchSize(int value) {
        return new Finetune(percents, epochs, value, augment, optimizer, schedule, seed);
    }

    /** Returns these options with or without random crops and flips. */
    public Finetune augment(boolean value) {
        return new Finetune(percents, epochs, batchSize, value, optimizer, schedule, seed);
    }

    /** Returns these options with another optimizer. */
    public Finetune optimizer(OptimizerSpec value) {
        return new Finetune(percents, epochs, batchSize, augment, value, schedule, seed);
    }

    /** Returns these options with another schedule. */
    public Finetune schedule(ScheduleSpec value) {
        return new Finetune(percents, epochs, batchSize, augment, optimizer, value, seed);
    }

    /** Returns these options with another seed. */
    public Finetune seed(long value) {
        return new Finetune(percents, epochs, batchSize, augment, optimizer, schedule, value);
    }
}
