package org.gessl.framework.bilevel;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A loss with others added to it, {@code main + sum_i weight_i term_i}.
 *
 * @param main the loss that decides on views and teacher
 * @param terms what is added; the tensors of term i are called {@code plus<i>/...}
 */
public record LossSum(Loss main, List<Term> terms) implements Loss {

    /** Creates the sum. */
    public LossSum {
        terms = List.copyOf(terms);
    }

    /**
     * A loss with its factor.
     *
     * @param weight factor, at least 0
     * @param loss the loss
     */
    public record Term(double weight, Loss loss) {}

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> sum = main.apply(net, views);
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            List<View> seen = term.loss().multiCrop() ? views : views.subList(0, views());
            Operand<TFloat32> added = term.loss().apply(net.scope("plus" + i), seen);
            sum = net.tf().math.add(sum, net.tf().math.mul(added, net.tf().constant((float) term.weight())));
        }
        return sum;
    }

    @Override
    public int views() {
        return main.views();
    }

    @Override
    public boolean multiCrop() {
        return main.multiCrop();
    }

    /** All see the same views, so the largest share holds. */
    @Override
    public double maskRatio(int view) {
        return terms.stream().mapToDouble(term -> term.loss().maskRatio(view)).reduce(main.maskRatio(view), Math::max);
    }

    @Override
    public Optional<Teacher> teacher() {
        return main.teacher()
                .or(() ->
                        terms.stream().flatMap(t -> t.loss().teacher().stream()).findFirst());
    }
}
