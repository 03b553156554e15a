package org.gessl.plugins.loss.distillation;

import org.gessl.framework.spec.About;
import org.gessl.framework.spec.LossSpec;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.Ranges;

/**
 * Options of DINO (Caron et al., arXiv 2104.14294): on every view the student must assign an image to the prototypes as the teacher does on another,
 * full view. The teacher's scores are centred and sharpened, which together prevent collapse. DINOv2 (Oquab et al., arXiv 2304.07193) centres them by the
 * Sinkhorn-Knopp iteration: {@code centring = sinkhorn}.
 *
 * @param prototypes rows of the weight-normalised last layer; 65536 in the paper, for ImageNet
 * @param studentTemp divisor of the student's scores, in (0, 100]
 * @param teacherTemp divisor of the teacher's scores, in (0, 100], once it has warmed up
 * @param warmupTeacherTemp divisor of the teacher's scores at the start of the run, in (0, 100]
 * @param warmup share of the run, in [0, 1], in which the divisor goes from the one to the other in a straight line
 * @param centring what keeps the teacher from assigning all images to the same prototype
 * @param centerMomentum share that the centre keeps at each step, in [0, 1]; without effect when the iteration centres
 * @param freeze share of the run, in [0, 1], in which the prototypes do not move yet; the first epoch in the authors' code
 * @param momentum share of its weights that the teacher keeps at the first step, in [0, 1]; rises to 1 along half a cosine
 */
@PluginName("dino")
@About("Assignment to prototypes as by a centred, sharpened teacher (DINO)")
public record Dino(
        @Range("[2, 1048576]") @About("rows of the last layer")
        int prototypes,

        @Range("(0, 100]") @About("divisor of the student's scores")
        double studentTemp,

        @Range("(0, 100]") @About("divisor of the teacher's scores")
        double teacherTemp,

        @Range("(0, 100]") @About("divisor of the teacher's scores at the start")
        double warmupTeacherTemp,

        @Range("[0, 1]") @About("share of the run in which the teacher's divisor changes")
        double warmup,

        @About("what keeps the teacher from assigning all images to the same prototype")
        Centring centring,

        @Range("[0, 1]") @About("share that the centre keeps at each step")
        double centerMomentum,

        @Range("[0, 1]") @About("share of the run in which the prototypes do not move yet")
        double freeze,

        @Range("[0, 1]") @About("share of its weights that the teacher keeps at the first step")
        double momentum)
        implements LossSpec {

    public Dino {
        Ranges.check(
                Dino.class,
                prototypes,
                studentTemp,
                teacherTemp,
                warmupTeacherTemp,
                warmup,
                centring,
                centerMomentum,
                freeze,
                momentum);
    }

    /** Returns the loss with 4096 prototypes and the paper's other numbers. */
    public static Dino dino() {
        return new Dino(4096, 0.1, 0.04, 0.04, 0, Centring.MEAN, 0.9, 0, 0.996);
    }

    /** Returns these options with another number of prototypes. */
    public Dino prototypes(int value) {
        return new Dino(
                value, studentTemp, teacherTemp, warmupTeacherTemp, warmup, centring, centerMomentum, freeze, momentum);
    }

    /** Returns these options with another divisor of the student's scores. */
    public Dino studentTemp(double value) {
        return new Dino(
                prototypes, value, teacherTemp, warmupTeacherTemp, warmup, centring, centerMomentum, freeze, momentum);
    }

    /** Returns these options with another divisor of the teacher's scores after the warm-up. */
    public Dino teacherTemp(double value) {
        return new Dino(
                prototypes, studentTemp, value, warmupTeacherTemp, warmup, centring, centerMomentum, freeze, momentum);
    }

    /** Returns these options with another divisor of the teacher's scores at the start of the run. */
    public Dino warmupTeacherTemp(double value) {
        return new Dino(
                prototypes, studentTemp, teacherTemp, value, warmup, centring, centerMomentum, freeze, momentum);
    }

    /** Returns these options with another share of the run for the warm-up. */
    public Dino warmup(double value) {
        return new Dino(
                prototypes,
                studentTemp,
                teacherTemp,
                warmupTeacherTemp,
                value,
                centring,
                centerMomentum,
                freeze,
                momentum);
    }

    /** Returns these options with another centring. */
    public Dino centring(Centring value) {
        return new Dino(
                prototypes,
                studentTemp,
                teacherTemp,
                warmupTeacherTemp,
                warmup,
                value,
                centerMomentum,
                freeze,
                momentum);
    }

    /** Returns these options with another momentum of the centre. */
    public Dino centerMomentum(double value) {
        return new Dino(
                prototypes, studentTemp, teacherTemp, warmupTeacherTemp, warmup, centring, value, freeze, momentum);
    }

    /** Returns these options with prototypes that do not move in another share of the run. */
    public Dino freeze(double value) {
        return new Dino(
                prototypes,
                studentTemp,
                teacherTemp,
                warmupTeacherTemp,
                warmup,
                centring,
                centerMomentum,
                value,
                momentum);
    }

    /** Returns these options with another momentum of the teacher. */
    public Dino momentum(double value) {
        return new Dino(
                prototypes,
                studentTemp,
                teacherTemp,
                warmupTeacherTemp,
                warmup,
                centring,
                centerMomentum,
                freeze,
                value);
    }
}
