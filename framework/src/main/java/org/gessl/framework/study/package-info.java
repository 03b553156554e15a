/** Tables of trained pipelines, as data: which runs there are, what is told of each, and what each must reach. */
package org.gessl.framework.study;
