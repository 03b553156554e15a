/** How the derivative of the outer loss is found. */
package org.gessl.plugins.hypergradient;
