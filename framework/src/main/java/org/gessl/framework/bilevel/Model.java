package org.gessl.framework.bilevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gessl.framework.graph.Forward;
import org.gessl.framework.graph.ParameterLayout;
import org.gessl.framework.graph.token.PatchMask;
import org.gessl.framework.graph.token.Patches;
import org.gessl.framework.plugin.Encoder;
import org.gessl.framework.plugin.Head;
import org.gessl.framework.plugin.Loss;
import org.gessl.framework.plugin.MaskedPatches;
import org.gessl.framework.plugin.PatchEncoder;
import org.gessl.framework.plugin.View;
import org.gessl.framework.spec.BatchStatistics;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The base model f: encoder, projector and self-supervised loss as one function of its weights.
 *
 * @param encoder images to features; a {@link PatchEncoder} if the loss hides patches; its tensors are called {@code encoder/...}
 * @param projector features to embeddings; {@code head/...}
 * @param loss the self-supervised loss; {@code loss/...}
 * @param batchStatistics whether the views pass the encoder joined or one by one
 */
public record Model(Encoder encoder, Head projector, Loss loss, BatchStatistics batchStatistics) {

    /** Returns the tensors of the model for {@code images} images of {@code height x width} in each view. */
    public ParameterLayout layout(int images, int height, int width) {
        return ParameterLayout.of(net -> {
            Shape shape = Shape.of((long) images * loss.views(), height, width, 3);
            Operand<TFloat32> stacked = net.tf().placeholder(TFloat32.class, Placeholder.shape(shape));
            ViewImages views = new ViewImages(stacked, loss.views());
            loss(net, embed(net, views, teacherViews(net, views)));
        });
    }

    /**
     * Returns whether the untrained tensor {@code name} belongs to the loss (a queue, a centre): it moves once in an outer step, however many
     * tasks the step has.
     */
    public static boolean isLossState(String name) {
        return name.startsWith("loss/");
    }

    /** Returns the tensors of the encoder alone, for images of {@code height x width}. */
    public ParameterLayout encoderLayout(int height, int width) {
        return ParameterLayout.of(net -> features(net, oneImage(net, height, width)));
    }

    /** Returns D, the features of an image of {@code height x width}. */
    public int featureDimension(int height, int width) {
        long[] dimension = new long[1];
        ParameterLayout.of(net -> dimension[0] =
                features(net, oneImage(net, height, width)).shape().get(1));
        return Math.toIntExact(dimension[0]);
    }

    private static Operand<TFloat32> oneImage(Forward net, int height, int width) {
        return net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, height, width, 3)));
    }

    /**
     * Returns the views with their features and embeddings: the full ones, then the local crops.
     *
     * @param teacher the full views as the teacher sees them; empty without a teacher
     */
    public List<View> embed(Forward net, ViewImages images, List<View> teacher) {
        List<View> views = new ArrayList<>(embed(net, images, loss::maskRatio));
        for (int v = 0; v < teacher.size(); v++) {
            views.set(v, views.get(v).withTeacher(teacher.get(v)));
        }
        images.local().ifPresent(crops -> views.addAll(embed(net, crops, v -> loss.maskRatio(images.views() + v))));
        return views;
    }

    /** Returns the full views as the teacher sees them, constants in every derivative; none if the loss has no teacher. */
    public List<View> teacherViews(Forward net, ViewImages images) {
        if (loss.teacher().isEmpty()) {
            return List.of();
        }
        Ops tf = net.tf();
        return embed(net.teacher(), images, v -> 0).stream()
                .map(v -> new View(v.images(), tf.stopGradient(v.features()), tf.stopGradient(v.embedding())))
                .toList();
    }

    /** Returns views of one size, view v with the share {@code maskRatio(v)} of its patches hidden. */
    private List<View> embed(Forward net, ViewImages images, IntToDoubleFunction maskRatio) {
        List<Operand<TFloat32>> separate = images.each(net.tf());
        List<Encoded> encoded = encode(net, images, separate, maskRatio);
        List<Operand<TFloat32>> embeddings =
                embeddings(net, encoded.stream().map(Encoded::features).toList());
        List<View> views = new ArrayList<>();
        for (int v = 0; v < separate.size(); v++) {
            View view = new View(separate.get(v), encoded.get(v).features(), embeddings.get(v));
            views.add(encoded.get(v).masked().map(view::withMasked).orElse(view));
        }
        return views;
    }

    /** A view behind the encoder. */
    private record Encoded(Operand<TFloat32> features, Optional<MaskedPatches> masked) {}

    private List<Encoded> encode(
            Forward net, ViewImages images, List<Operand<TFloat32>> separate, IntToDoubleFunction maskRatio) {
        boolean whole = IntStream.range(0, images.views()).allMatch(v -> maskRatio.applyAsDouble(v) == 0);
        if (batchStatistics == BatchStatistics.JOINT && whole) {
            return ViewImages.split(net.tf(), features(net, images.stacked()), images.views()).stream()
                    .map(features -> new Encoded(features, Optional.empty()))
                    .toList();
        }
        List<Encoded> encoded = new ArrayList<>();
        for (int v = 0; v < separate.size(); v++) {
            encoded.add(encode(net, separate.get(v), maskRatio.applyAsDouble(v)));
        }
        return encoded;
    }

    private Encoded encode(Forward net, Operand<TFloat32> images, double maskRatio) {
        if (maskRatio == 0) {
            return new Encoded(features(net, images), Optional.empty());
        }
        PatchEncoder patchEncoder = (PatchEncoder) encoder;
        Patches grid = Patches.of(images.shape(), patchEncoder.patchSize());
        PatchMask mask = PatchMask.random(
                net.tf(), net.random(), Math.toIntExact(images.shape().get(0)), grid.count(), grid.kept(maskRatio));
        PatchEncoder.Encoded seen = patchEncoder.apply(net.inStepFormat().scope("encoder"), images, mask);
        return new Encoded(seen.features(), Optional.of(new MaskedPatches(grid, mask, seen.tokens())));
    }

    /** Returns the encoder's output [N, D] for images [N, H, W, 3]. */
    public Operand<TFloat32> features(Forward net, Operand<TFloat32> images) {
        return encoder.apply(net.inStepFormat().scope("encoder"), images);
    }

    /** Returns the self-supervised loss of {@code views}, a scalar. */
    public Operand<TFloat32> loss(Forward net, List<View> views) {
        return loss.apply(net.scope("loss"), views);
    }

    private List<Operand<TFloat32>> embeddings(Forward net, List<Operand<TFloat32>> features) {
        if (batchStatistics == BatchStatistics.PER_VIEW) {
            return features.stream().map(f -> embedding(net, f)).toList();
        }
        Operand<TFloat32> joined = net.tf().concat(features, net.tf().constant(0));
        return ViewImages.split(net.tf(), embedding(net, joined), features.size());
    }

    private Operand<TFloat32> embedding(Forward net, Operand<TFloat32> features) {
        return projector.apply(net.inStepFormat().scope("head"), features);
    }
}
