/** The training step of the benchmark in PyTorch, through DJL. */
package org.gessl.recipes.bench.pytorch;
