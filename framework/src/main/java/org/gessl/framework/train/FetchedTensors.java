package org.gessl.framework.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gessl.framework.graph.Weights;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** Brings tensors of a graph into the memory of the JVM. */
public final class FetchedTensors {
    private FetchedTensors() {}

    /** Runs {@code runner}, which fetches nothing else, and returns the values of {@code weights} by name. */
    public static Map<String, Checkpoint.Tensor> of(Session.Runner runner, Weights weights) {
        weights.values().forEach(runner::fetch);
        Map<String, Checkpoint.Tensor> result = new LinkedHashMap<>();
        try (Result fetched = runner.run()) {
            int i = 0;
            for (String name : weights.names()) {
                TFloat32 tensor = (TFloat32) fetched.get(i++);
                float[] numbers = new float[Math.toIntExact(tensor.size())];
                tensor.copyTo(NdArrays.wrap(tensor.shape(), DataBuffers.of(numbers, false, false)));
                result.put(name, new Checkpoint.Tensor(tensor.shape().asArray(), numbers));
            }
        }
        return result;
    }
}
