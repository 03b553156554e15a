package org.gessl.framework.cost;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
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
    PRODUCT(Set.of("MatMul", "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3")),
    /** Batch normalisation forward, by bytes. */
    NORMALISATION(Set.of("FusedBatchNormV3")),
    /** Derivatives of batch normalisation, by bytes. */
    NORMALISATION_GRADIENT(Set.of("FusedBatchNormGradV3")),
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
            "StatelessRandomUniformV2",
            "StatelessRandomNormalV2",
            "StatelessTruncatedNormalV2",
            "StatelessRandomUniformIntV2",
            "StatelessRandomUniformFullIntV2")),
    /** Sums and the like over some axes, by bytes. */
    REDUCTION(Set.of("Sum", "Mean", "Max", "Min", "Prod", "All", "Any", "BiasAddGrad", "L2Loss", "ArgMax")),
    /** Operations that move numbers, by bytes. */
    MOVE(Set.of(
            "Transpose",
            "GatherV2",
            "GatherNd",
            "Slice",
            "StridedSlice",
            "ConcatV2",
            "Split",
            "SplitV",
            "Pad",
            "PadV2",
            "MirrorPad",
            "Tile",
            "Pack",
            "Unpack",
            "ReverseV2",
            "OneHot",
            "ScatterNd",
            "TensorScatterUpdate",
            "TopKV2",
            "ResizeBilinear",
            "CropAndResize",
            "ImageProjectiveTransformV3",
            "MaxPool",
            "MaxPoolGrad",
            "MaxPoolV2",
            "MaxPoolGradV2",
            "AvgPool",
            "AvgPoolGrad",
            "BroadcastTo",
            "MatrixDiagV3",
            "MatrixDiagPartV3")),
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

    private static final Map<String, WorkKind> BY_TYPE = Arrays.stream(values())
            .flatMap(kind -> kind.types.stream().map(type -> Map.entry(type, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Set<String> types;

    WorkKind(Set<String> types) {
        this.types = types;
    }

    /** Returns the kind of the operation type {@code type}, whatever its version. */
    static WorkKind of(String type) {
        String plain = type.startsWith("Conv2DBackprop") ? type.replace("V2", "") : type;
        return BY_TYPE.getOrDefault(plain, STREAM);
    }

    /** Returns whether the amount of work is multiply-adds; otherwise it is bytes. */
    boolean counted() {
        return compareTo(PRODUCT) <= 0;
    }

    /** Returns whether the result may take the place of an input. */
    boolean inPlace() {
        return this == STREAM || this == FUNCTION;
    }
}
