/** The bi-level method: tasks, the unrolled inner loop, the discriminative loss, and the contracts of objectives and estimators. */
package org.gessl.framework.bilevel;
