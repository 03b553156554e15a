package org.gessl.plugins.data;

import java.util.function.DoubleBinaryOperator;

/** The classes of {@link Shapes}: figures within the circle of radius 1, told apart by their outline alone. */
enum ShapeKind {
    DISC((x, y) -> 0.85 * 0.85 - x * x - y * y),
    SQUARE((x, y) -> 0.74 - Math.max(Math.abs(x), Math.abs(y))),
    TRIANGLE(new Polygon(0, -1, 0.9, 0.7, -0.9, 0.7)),
    STAR(Polygon.star(5, 1, 0.42)),
    CROSS((x, y) -> Math.max(plank(x, y, 0.95, 0.27), plank(y, x, 0.95, 0.27))),
    RING((x, y) -> 0.22 - Math.abs(Math.sqrt(x * x + y * y) - 0.72)),
    CRESCENT((x, y) -> Math.min(0.92 * 0.92 - x * x - y * y, (x - 0.45) * (x - 0.45) + y * y - 0.75 * 0.75)),
    ARROW(new Polygon(1, 0, 0.15, 0.8, 0.15, 0.3, -0.95, 0.3, -0.95, -0.3, 0.15, -0.3, 0.15, -0.8)),
    HEART((x, y) -> heart(1.2 * x, 0.15 - 1.2 * y)),
    HOURGLASS((x, y) -> Math.min(0.85 - Math.abs(y), Math.abs(y) * 0.85 + 0.06 - Math.abs(x)));

    /** Positive inside. */
    private final DoubleBinaryOperator figure;

    ShapeKind(DoubleBinaryOperator figure) {
        this.figure = figure;
    }

    /** Returns whether the figure covers the point ({@code x}, {@code y}); x grows to the right, y downwards. */
    boolean covers(double x, double y) {
        return figure.applyAsDouble(x, y) > 0;
    }

    private static double plank(double along, double across, double length, double width) {
        return Math.min(length - Math.abs(along), width - Math.abs(across));
    }

    private static double heart(double x, double y) {
        double disc = x * x + y * y - 1;
        return x * x * y * y * y - disc * disc * disc;
    }

    /** A polygon by the coordinates x0, y0, x1, y1, ... of its corners; a point is inside if a ray from it crosses the sides an odd number of times. */
    private record Polygon(double... corners) implements DoubleBinaryOperator {

        static Polygon star(int points, double outer, double inner) {
            double[] corners = new double[4 * points];
            for (int i = 0; i < 2 * points; i++) {
                double angle = StrictMath.PI * i / points;
                double radius = i % 2 == 0 ? outer : inner;
                corners[2 * i] = radius * StrictMath.sin(angle);
                corners[2 * i + 1] = -radius * StrictMath.cos(angle);
            }
            return new Polygon(corners);
        }

        @Override
        public double applyAsDouble(double x, double y) {
            boolean inside = false;
            int last = corners.length - 2;
            for (int i = 0; i < corners.length; last = i, i += 2) {
                double y0 = corners[i + 1];
                double y1 = corners[last + 1];
                if (y0 > y != y1 > y && x < (corners[last] - corners[i]) * (y - y0) / (y1 - y0) + corners[i]) {
                    inside = !inside;
                }
            }
            return inside ? 1 : -1;
        }
    }
}
