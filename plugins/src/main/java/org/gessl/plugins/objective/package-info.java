/** What the outer loop minimises. */
package org.gessl.plugins.objective;
