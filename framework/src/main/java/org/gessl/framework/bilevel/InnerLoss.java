package org.gessl.framework.bilevel;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The inner loss at one theta'.
 *
 * @param total L_ssl + w_disc * L_disc, scalar
 * @param ssl L_ssl, scalar
 * @param disc L_disc, scalar; null if its weight is 0
 * @param thresholds t [N]; null if there are none
 */
public record InnerLoss(
        Operand<TFloat32> total, Operand<TFloat32> ssl, Operand<TFloat32> disc, Operand<TFloat32> thresholds) {}
