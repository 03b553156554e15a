package org.gessl.plugins.loss.decorrelation;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.Initializer;
import org.gessl.framework.graph.Rows;
import org.gessl.framework.graph.Scalars;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.Teacher;
import org.gessl.framework.plugin.View;
import org.gessl.plugins.loss.BatchSize;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of {@link Tico}. */
final class TicoLoss implements Loss {
    private static final String COVARIANCE = "covariance";

    private final Tico options;

    @Inject
    TicoLoss(Tico options) {
        this.options = options;
    }

    @Override
    public Optional<Teacher> teacher() {
        return Optional.of(new Teacher(options.momentum(), true));
    }

    @Override
    public Operand<TFloat32> apply(Forward net, List<View> views) {
        Operand<TFloat32> z1 = views.get(0).embedding();
        long features = z1.shape().get(1);
        Operand<TFloat32> old = net.state(COVARIANCE, Shape.of(features, features), Initializer.constant(0));
        Terms terms = terms(net.tf(), z1, views.get(1).teacher().embedding(), old);
        net.replaceState(COVARIANCE, terms.covariance());
        return terms.loss();
    }

    @Override
    public Map<String, Criterion> criteria() {
        return Map.of(options.plugin(), (tf, inputs) -> {
            Terms terms = terms(tf, inputs.get("z1"), inputs.get("z2"), inputs.get(COVARIANCE));
            return Map.of("loss", terms.loss(), COVARIANCE, terms.covariance());
        });
    }

    private record Terms(Operand<TFloat32> loss, Operand<TFloat32> covariance) {}

    private Terms terms(Ops tf, Operand<TFloat32> z1, Operand<TFloat32> z2, Operand<TFloat32> old) {
        BatchSize.requirePair(options.plugin(), "needs the covariance of a batch", z1);
        Operand<TFloat32> a = Rows.normalise(tf, z1);
        Operand<TFloat32> b = Rows.normalise(tf, tf.stopGradient(z2));
        double images = z1.shape().get(0);
        Operand<TFloat32> covariance = tf.stopGradient(tf.math.add(
                Scalars.scaled(tf, old, options.beta()),
                Scalars.scaled(tf, Covariance.cross(tf, a, a, images), 1 - options.beta())));
        Operand<TFloat32> agreement = Scalars.scaled(tf, Totals.sum(tf, tf.math.mul(a, b)), 1 / images);
        Operand<TFloat32> redundancy = Totals.sum(tf, tf.math.mul(tf.linalg.matMul(a, covariance), a));
        Operand<TFloat32> loss = tf.math.add(
                tf.math.sub(tf.constant(1f), agreement), Scalars.scaled(tf, redundancy, options.rho() / images));
        return new Terms(loss, covariance);
    }
}
