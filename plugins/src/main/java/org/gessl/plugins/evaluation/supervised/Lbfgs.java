package org.gessl.plugins.evaluation.supervised;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Minimises a smooth function by limited-memory BFGS (Liu and Nocedal 1989) with {@linkplain WolfeSearch steps that satisfy the strong Wolfe
 * conditions}, so that every pair of differences has positive curvature.
 *
 * @param history pairs of differences that are kept
 * @param maxIterations most iterations
 * @param tolerance largest component of the gradient at which the search ends
 */
record Lbfgs(int history, int maxIterations, double tolerance) {

    /** A function with its gradient. */
    @FunctionalInterface
    interface Objective {

        /** Returns the value at {@code x} and writes the gradient there into {@code gradient}. */
        double value(double[] x, double[] gradient);
    }

    /**
     * A point of the search.
     *
     * @param x the point
     * @param value value there
     * @param gradient gradient there
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Point(double[] x, double value, double[] gradient) {
        static Point at(Objective objective, double[] x) {
            double[] gradient = new double[x.length];
            return new Point(x, objective.value(x, gradient), gradient);
        }

        /** Returns the largest component of the gradient. */
        double slope() {
            return Vectors.largest(gradient);
        }
    }

    /**
     * What a search ended with.
     *
     * @param point the point that was found
     * @param iterations steps taken
     */
    record Minimum(Point point, int iterations) {}

    /** Returns the minimum found from {@code start}: converged if its slope is at most the tolerance; else no step leads further down, or the iterations are used up. */
    Minimum minimise(Objective objective, double[] start) {
        Deque<Difference> differences = new ArrayDeque<>();
        Point here = Point.at(objective, start);
        int iteration = 0;
        while (iteration < maxIterations && here.slope() > tolerance) {
            double[] direction = direction(here.gradient(), differences);
            double first = differences.isEmpty() ? Math.min(1, 1 / Vectors.norm(here.gradient())) : 1;
            Point next = WolfeSearch.along(objective, here, direction).from(first);
            if (next.value() >= here.value() && next.slope() >= here.slope()) {
                if (differences.isEmpty()) {
                    break;
                }
                differences.clear();
                continue;
            }
            Difference difference = Difference.between(here, next);
            if (difference.curvature() > 0) {
                differences.addLast(difference);
            }
            if (differences.size() > history) {
                differences.removeFirst();
            }
            here = next;
            iteration++;
        }
        return new Minimum(here, iteration);
    }

    /** Returns minus the product of the approximate inverse Hessian and {@code gradient}: the two-loop recursion. */
    private static double[] direction(double[] gradient, Deque<Difference> differences) {
        double[] q = Vectors.scaled(gradient, -1);
        Deque<Double> coefficients = new ArrayDeque<>();
        differences.descendingIterator().forEachRemaining(d -> {
            double coefficient = Vectors.dot(d.step(), q) / d.curvature();
            coefficients.push(coefficient);
            Vectors.add(q, -coefficient, d.change());
        });
        if (!differences.isEmpty()) {
            Difference last = differences.getLast();
            Vectors.scale(q, last.curvature() / Vectors.dot(last.change(), last.change()));
        }
        for (Difference d : differences) {
            double correction = coefficients.pop() - Vectors.dot(d.change(), q) / d.curvature();
            Vectors.add(q, correction, d.step());
        }
        return q;
    }

    /** A step, how it changed the gradient, and the product of both. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Difference(double[] step, double[] change, double curvature) {
        static Difference between(Point from, Point to) {
            double[] step = Vectors.difference(to.x(), from.x());
            double[] change = Vectors.difference(to.gradient(), from.gradient());
            return new Difference(step, change, Vectors.dot(step, change));
        }
    }
}
