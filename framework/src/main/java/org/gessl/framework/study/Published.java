package org.gessl.framework.study;

/**
 * A figure that others published.
 *
 * @param row name of the row
 * @param column setup and figure, as in {@code cifar-10/linear-top1}
 * @param value the figure
 * @param source where it can be looked up
 */
public record Published(String row, String column, double value, String source) {}
