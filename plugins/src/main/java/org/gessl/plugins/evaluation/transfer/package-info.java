/** Protocols that measure an encoder beyond the data set that it was trained on: transfer, and the report of universality. */
package org.gessl.plugins.evaluation.transfer;
