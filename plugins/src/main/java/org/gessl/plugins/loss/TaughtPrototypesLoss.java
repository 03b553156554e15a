package org.gessl.plugins.loss;

import java.util.Optional;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;

/** A loss that assigns views, local ones too, to trainable prototypes as a teacher does whose momentum rises to 1. */
public abstract class TaughtPrototypesLoss implements Loss {
    private final Prototypes prototypes;
    private final Teacher teacher;

    /** Creates the loss; the teacher keeps {@code momentum} of its weights at the first step. */
    protected TaughtPrototypesLoss(Prototypes prototypes, double momentum) {
        this.prototypes = prototypes;
        this.teacher = new Teacher(momentum, true);
    }

    @Override
    public final Optional<Teacher> teacher() {
        return Optional.of(teacher);
    }

    @Override
    public final boolean multiCrop() {
        return true;
    }

    /** Returns the prototypes. */
    protected final Prototypes prototypes() {
        return prototypes;
    }
}
