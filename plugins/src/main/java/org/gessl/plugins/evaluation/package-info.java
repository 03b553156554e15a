/** Protocols that measure an encoder by its features. */
package org.gessl.plugins.evaluation;
