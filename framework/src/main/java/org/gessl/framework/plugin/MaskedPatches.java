package org.gessl.framework.plugin;

import org.gessl.framework.graph.token.PatchMask;
import org.gessl.framework.graph.token.Patches;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a {@link PatchEncoder} made of a view of which some patches were hidden from it.
 *
 * @param grid how the images are cut into L patches
 * @param mask which K of them the encoder saw
 * @param tokens one for each patch that it saw, [N, K, D]
 */
public record MaskedPatches(Patches grid, PatchMask mask, Operand<TFloat32> tokens) {}
