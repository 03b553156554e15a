/** Self-distillation: each view must predict what the network or its teacher says of another view, without negatives. */
package org.gessl.plugins.loss.distillation;
