package org.gessl.plugins.data;

import java.util.SplittableRandom;

/**
 * Paints one image of {@link Shapes}: background, clutter, shape, noise. Uses exact arithmetic and {@link StrictMath} only, so
 * that every machine paints the same bytes. Coordinates run from 0 to 1 over the image, colours from 0 to 1.
 */
final class ShapePainter {
    /** Sub-samples of a pixel along each side. */
    private static final int FINE = 3;

    /** The heart is a little larger than the circle of radius 1. */
    private static final double REACH = 1.2;

    private static final double LEAST_CONTRAST = 0.3;
    private static final double TINT = 0.35;
    private static final double STRIPES = 0.03;
    private static final double NOISE = 0.08;

    private final int size;
    private final SplittableRandom random;
    private final double[] canvas;

    ShapePainter(int size, SplittableRandom random) {
        this.size = size;
        this.random = random;
        this.canvas = new double[size * size * 3];
    }

    /** An area around a point, no farther from it than {@code reach} along each side. */
    private record Figure(double x, double y, double reach, Area area) {}

    /** Decides whether an area covers the point at ({@code dx}, {@code dy}) from its own. */
    @FunctionalInterface
    private interface Area {
        boolean covers(double dx, double dy);
    }

    /** Returns an image of {@code kind}: size x size x 3 bytes, row-major, red first. */
    byte[] paint(ShapeKind kind) {
        double[] ground = colour();
        fill(new Figure(0.5, 0.5, 1, (dx, dy) -> true), new Texture(ground, between(0, STRIPES)), 1);
        for (int i = 3 + random.nextInt(3); i > 0; i--) {
            fill(random.nextBoolean() ? blob() : stroke(), new Texture(colour(), 0), FINE);
        }
        fill(placed(kind), new Texture(contrasting(ground), between(0, STRIPES)), FINE);
        return bytes();
    }

    private Figure placed(ShapeKind kind) {
        double radius = between(0.23, 0.37);
        double centreX = 0.5 + between(-1, 1) * (0.5 - 0.8 * radius);
        double centreY = 0.5 + between(-1, 1) * (0.5 - 0.8 * radius);
        double angle = StrictMath.toRadians(between(-30, 30));
        double cos = StrictMath.cos(angle) / radius;
        double sin = StrictMath.sin(angle) / radius;
        return new Figure(
                centreX, centreY, radius * REACH, (dx, dy) -> kind.covers(cos * dx + sin * dy, cos * dy - sin * dx));
    }

    private Figure blob() {
        double radius = between(0.03, 0.07);
        return new Figure(
                random.nextDouble(), random.nextDouble(), radius, (dx, dy) -> dx * dx + dy * dy < radius * radius);
    }

    private Figure stroke() {
        double angle = between(0, 2 * StrictMath.PI);
        double directionX = StrictMath.cos(angle);
        double directionY = StrictMath.sin(angle);
        double half = between(0.08, 0.18);
        double width = between(0.015, 0.03);
        return new Figure(
                random.nextDouble(),
                random.nextDouble(),
                half + width,
                (dx, dy) -> Math.abs(dx * directionX + dy * directionY) < half
                        && Math.abs(dx * directionY - dy * directionX) < width);
    }

    /** Paints {@code figure} with {@code fine} x {@code fine} sub-samples a pixel. */
    private void fill(Figure figure, Texture texture, int fine) {
        double step = 1.0 / (size * fine);
        for (int y = pixel(figure.y - figure.reach); y <= pixel(figure.y + figure.reach); y++) {
            for (int x = pixel(figure.x - figure.reach); x <= pixel(figure.x + figure.reach); x++) {
                int hits = 0;
                for (int sub = 0; sub < fine * fine; sub++) {
                    double dx = (x * fine + sub % fine + 0.5) * step - figure.x;
                    double dy = (y * fine + sub / fine + 0.5) * step - figure.y;
                    hits += figure.area.covers(dx, dy) ? 1 : 0;
                }
                if (hits > 0) {
                    blend(x, y, texture, (double) hits / (fine * fine));
                }
            }
        }
    }

    private int pixel(double coordinate) {
        return Math.min(size - 1, Math.max(0, (int) (coordinate * size)));
    }

    private void blend(int x, int y, Texture texture, double share) {
        double shade = texture.shade((x + 0.5) / size, (y + 0.5) / size);
        int at = (y * size + x) * 3;
        for (int channel = 0; channel < 3; channel++) {
            canvas[at + channel] += share * (texture.colour[channel] + shade - canvas[at + channel]);
        }
    }

    /** Draws three uniform numbers for each value: nearly a normal distribution, and the same on every machine. */
    private byte[] bytes() {
        byte[] bytes = new byte[canvas.length];
        for (int i = 0; i < bytes.length; i++) {
            double noise = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            bytes[i] = (byte) Math.round(255 * Math.min(1, Math.max(0, canvas[i] + NOISE * noise)));
        }
        return bytes;
    }

    /** Returns a brightness with a tint: full colours would tell the images apart so well that an encoder learns nothing else. */
    private double[] colour() {
        double grey = random.nextDouble();
        return new double[] {grey + between(-TINT, TINT), grey + between(-TINT, TINT), grey + between(-TINT, TINT)};
    }

    /** Returns a colour that stays apart from {@code other} when both turn grey. */
    private double[] contrasting(double[] other) {
        double[] colour = colour();
        while (Math.abs(luminance(colour) - luminance(other)) < LEAST_CONTRAST) {
            colour = colour();
        }
        return colour;
    }

    private static double luminance(double[] colour) {
        return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A colour with stripes of random direction and width. */
    private final class Texture {
        private final double[] colour;
        private final double amplitude;
        private final double perX;
        private final double perY;
        private final double phase = random.nextDouble();

        Texture(double[] colour, double amplitude) {
            this.colour = colour;
            this.amplitude = amplitude;
            double angle = between(0, StrictMath.PI);
            double stripes = between(2, 6);
            this.perX = stripes * StrictMath.cos(angle);
            this.perY = stripes * StrictMath.sin(angle);
        }

        /** Returns what is added to the colour: a triangle wave of the amplitude. */
        double shade(double x, double y) {
            double turn = perX * x + perY * y + phase;
            double wave = 4 * Math.abs(turn - Math.floor(turn) - 0.5) - 1;
            return amplitude * wave;
        }
    }
}
