package org.gessl.framework.spec;

/**
 * A loss that is added to the main one.
 *
 * @param weight factor of the added loss
 * @param loss the added loss
 */
public record LossTerm(
        @Range("[0, 1000]") @About("factor of the added loss")
        double weight,

        @Inline LossSpec loss) {

    public LossTerm {
        Ranges.check(LossTerm.class, weight, loss);
    }
}
