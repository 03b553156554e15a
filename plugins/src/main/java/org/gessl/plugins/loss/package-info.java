/** Self-supervised losses. */
package org.gessl.plugins.loss;
