/** The corruption protocol: how much of an encoder's accuracy is left on corrupted images. */
package org.gessl.plugins.evaluation.corruption;
