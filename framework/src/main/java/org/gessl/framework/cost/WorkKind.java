package org.gessl.framework.cost;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Groups of operation types that a machine runs at one speed. */
enum WorkKind {
    /** Convolutions forward, by multiply-adds. */
    CONVOLUTION(Set.of("Conv2D", "DepthwiseConv2dNative")),
    /** Derivatives of convolutions by their images, by multiply-adds. */
    IMAGE_GRADIENT(Set.of("Conv2DBackpropInput", "DepthwiseConv2dNativeBackpropInput")),
    /** Derivatives of convolutions by their kernels, by multiply-adds. */
    KERNEL_GRADIENT(Set.of("Conv2DBackpropFilter", "DepthwiseConv2dNativeBackpropFilter")),
    /** Matrix products, by multiply-adds. */
    PRODUCT(Set.of("MatMul")),
    /** Products of many matrices each, by multiply-adds. */
    BATCH_PRODUCT(Set.of("BatchMatMul")),
    /** Factorisations of matrices and solutions of linear equations, by multiply-adds. */
    FACTORISATION(Set.of(
            "Cholesky",
            "CholeskyGrad",
            "LogMatrixDeterminant",
            "Lu",
            "MatrixDeterminant",
            "MatrixInverse",
            "MatrixSolve",
            "MatrixTriangularSolve",
            "Qr")),
    /** Singular values and eigenvalues of matrices, by multiply-adds. */
    SPECTRUM(Set.of("Svd", "SelfAdjointEig", "Eig")),
    /** Batch normalisation forward, by bytes. */
    NORMALISATION(Set.of("FusedBatchNorm")),
    /** Derivatives of batch normalisation, by bytes. */
    NORMALISATION_GRADIENT(Set.of("FusedBatchNormGrad")),
    /** Maxima and means of neighbouring pixels, by bytes. */
    POOL(Set.of("MaxPool", "AvgPool")),
    /** Derivatives of pooling, by bytes. */
    POOL_GRADIENT(Set.of("MaxPoolGrad", "MaxPoolGradGrad", "AvgPoolGrad")),
    /** Functions that take many instructions for each number, by bytes. */
    FUNCTION(Set.of(
            "Exp",
            "Expm1",
            "Log",
            "Log1p",
            "Tanh",
            "Sigmoid",
            "Pow",
            "Sin",
            "Cos",
            "Erf",
            "Softmax",
            "LogSoftmax",
            "Softplus",
            "Sqrt",
            "Rsqrt",
            "FloorMod",
            "Mod",
            "Floor")),
    /** Random numbers, by bytes. */
    RANDOM(Set.of(
            "StatelessRandomUniform",
            "StatelessRandomNormal",
            "StatelessTruncatedNormal",
            "StatelessRandomUniformInt",
            "StatelessRandomUniformFullInt")),
    /** Sums and the like over some axes, by bytes. */
    REDUCTION(Set.of("Sum", "Mean", "Max", "Min", "Prod", "All", "Any", "BiasAddGrad", "L2Loss", "ArgMax")),
    /** Operations that move numbers, by bytes. */
    MOVE(Set.of(
            "Transpose",
            "Gather",
            "GatherNd",
            "Slice",
            "StridedSlice",
            "Concat",
            "Split",
            "SplitV",
            "Pad",
            "MirrorPad",
            "Tile",
            "Pack",
            "Unpack",
            "Reverse",
            "OneHot",
            "ScatterNd",
            "TensorScatterUpdate",
            "TopK",
            "ResizeBilinear",
            "CropAndResize",
            "ImageProjectiveTransform",
            "BroadcastTo",
            "MatrixDiag",
            "MatrixDiagPart")),
    /** What gives another view of its input, or holds a value that is there already. */
    NONE(Set.of(
            "Const",
            "Placeholder",
            "PlaceholderWithDefault",
            "VarHandleOp",
            "ReadVariableOp",
            "AssignVariableOp",
            "Identity",
            "StopGradient",
            "PreventGradient",
            "Reshape",
            "ExpandDims",
            "Squeeze",
            "Shape",
            "ShapeN",
            "Size",
            "Rank",
            "NoOp",
            "Range",
            "BroadcastGradientArgs",
            "EnsureShape",
            "Fill")),
    /** Everything else: simple arithmetic on each number, by bytes. */
    STREAM(Set.of());

    private static final Pattern VERSION = Pattern.compile("V\\d+$");

    private static final Map<String, WorkKind> BY_TYPE = Arrays.stream(values())
            .flatMap(kind -> kind.types.stream().map(type -> Map.entry(type, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Set<String> types;

    WorkKind(Set<String> types) {
        this.types = types;
    }

    /** Returns the kind of the operation type {@code type}, whatever its version. */
    static WorkKind of(String type) {
        return BY_TYPE.getOrDefault(VERSION.matcher(type).replaceFirst(""), STREAM);
    }

    /** Returns whether this is a convolution or a product: what is counted as the arithmetic of a step, at the precision of its layers. */
    boolean counted() {
        return compareTo(BATCH_PRODUCT) <= 0;
    }

    /** Returns whether the result may take the place of an input. */
    boolean inPlace() {
        return this == STREAM || this == FUNCTION;
    }
}
