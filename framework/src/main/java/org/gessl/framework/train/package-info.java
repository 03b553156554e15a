/** The training run: its graph, its loop, its directory, its checkpoints and those who listen. */
package org.gessl.framework.train;
