package org.gessl.recipes.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Held-out images as points in the plane, for the page's script to draw.
 *
 * @param points a triple for each image: its place, and its class
 * @param called the class that its neighbours call it
 * @param classes class names
 * @param pictures the images, in order
 */
record EmbeddingMap(List<List<Double>> points, int[] called, List<String> classes, Picture.Sheet pictures) {

    /** Returns the map of images of class {@code labels} at {@code places} [n, 2]. */
    static EmbeddingMap of(
            double[][] places, int[] labels, int[] called, List<String> classes, Picture.Sheet pictures) {
        List<List<Double>> points = IntStream.range(0, labels.length)
                .mapToObj(i -> DoubleStream.of(places[i][0], places[i][1], labels[i])
                        .map(value -> Math.round(value * 100) / 100.0)
                        .boxed()
                        .toList())
                .toList();
        return new EmbeddingMap(points, called, classes, pictures);
    }
}
