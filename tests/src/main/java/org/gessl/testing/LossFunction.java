package org.gessl.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.NetworkState;
import org.gessl.framework.graph.Normalisation;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.ParameterSpec;
import org.gessl.framework.graph.Parameters;
import org.gessl.framework.graph.StepContext;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.View;
import org.gessl.framework.train.Checkpoint.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A loss as a function of a batch's views, of its own weights and their teacher's, and of its state; it returns the state after the step too. */
final class LossFunction implements Probe.Function {
    /** Before the name of each trainable tensor of the loss. */
    static final String WEIGHT = "weight/";

    /** Before the name of each tensor of its teacher. */
    static final String TEACHER = "teacher/";

    /** Before the name of each tensor of its state. */
    static final String STATE = "state/";

    private static final double AWAKE = 2;
    private static final String PROGRESS = "progress";
    private static final float HALF_WAY = 0.5f;
    private static final long KEY = 3;

    private final Loss loss;
    private final LossBatch batch;
    private final ParameterLayout layout;

    LossFunction(Loss loss, int images, int size) {
        this.loss = loss;
        this.batch = new LossBatch(loss, images, size);
        this.layout = ParameterLayout.of(net -> loss.apply(net.scope("loss"), placeholders(net.tf())));
    }

    private List<View> placeholders(Ops tf) {
        Map<String, Operand<TFloat32>> views = new LinkedHashMap<>();
        batch.tensors()
                .forEach((name, tensor) ->
                        views.put(name, tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(tensor.shape())))));
        return batch.views(views);
    }

    /** Returns the tensors of the loss. */
    ParameterLayout layout() {
        return layout;
    }

    /** Returns the probe of this loss on a drawn batch in the middle of a run. */
    Probe probe() {
        Map<String, Tensor> start = new LinkedHashMap<>(batch.tensors());
        start.putAll(Tensors.awake(WEIGHT, layout, 1, AWAKE));
        start.putAll(Tensors.awake(TEACHER, layout, 2, AWAKE));
        start.putAll(Tensors.initial(STATE, layout.state(), 3));
        start.put(PROGRESS, Tensors.scalar(HALF_WAY));
        return new Probe(start, name -> LossBatch.isDifferentiated(name) || name.startsWith(WEIGHT), this);
    }

    @Override
    public Probe.Value apply(Ops tf, Map<String, Operand<TFloat32>> arguments) {
        Parameters weights = under(WEIGHT, arguments);
        NetworkState state = new NetworkState(under(STATE, arguments));
        StepContext context = new StepContext(arguments.get(PROGRESS), tf.constant(KEY), under(TEACHER, arguments));
        Forward net = new Forward(tf, weights, state, Normalisation.BATCH_AND_TRACK, context);
        Operand<TFloat32> value = loss.apply(net.scope("loss"), batch.views(arguments));
        Map<String, Operand<TFloat32>> after = new LinkedHashMap<>();
        state.replaced()
                .names()
                .forEach(name -> after.put(STATE + name, state.replaced().get(name)));
        return new Probe.Value(value, after);
    }

    private static Parameters under(String prefix, Map<String, Operand<TFloat32>> arguments) {
        return (ParameterSpec spec) -> arguments.get(prefix + spec.name());
    }
}
