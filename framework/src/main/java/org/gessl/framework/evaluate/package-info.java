/** How good an encoder is: its features of a data set, and the protocols that judge them. */
package org.gessl.framework.evaluate;
