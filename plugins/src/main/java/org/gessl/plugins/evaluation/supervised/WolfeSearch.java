package org.gessl.plugins.evaluation.supervised;

/**
 * A line search for the strong Wolfe conditions: bracketing, then zooming by cubic interpolation (Nocedal and Wright, Numerical Optimization, 2nd edition,
 * algorithms 3.5 and 3.6).
 */
final class WolfeSearch {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_STEPS = 25;
    /** Relative error of a sum of 32-bit losses: smaller rises of the value are none. */
    private static final double ROUNDING = 1e-8;

    private final Lbfgs.Objective objective;
    private final Lbfgs.Point origin;
    private final double[] direction;
    private final double slope;
    private int steps;

    private WolfeSearch(Lbfgs.Objective objective, Lbfgs.Point origin, double[] direction) {
        this.objective = objective;
        this.origin = origin;
        this.direction = direction;
        this.slope = Vectors.dot(origin.gradient(), direction);
    }

    /** Returns the search from {@code origin} along {@code direction}. */
    static WolfeSearch along(Lbfgs.Objective objective, Lbfgs.Point origin, double[] direction) {
        return new WolfeSearch(objective, origin, direction);
    }

    /** Returns a point that satisfies the conditions, tried at {@code first} times the direction first; the best one met if there is none within 25 evaluations. */
    Lbfgs.Point from(double first) {
        if (slope >= 0) {
            return origin;
        }
        Trial before = new Trial(0, origin, slope);
        double length = first;
        while (steps < MOST_STEPS) {
            Trial trial = trial(length);
            if (!decreases(trial) || (before.length > 0 && trial.value() >= before.value())) {
                return zoom(before, trial);
            }
            if (Math.abs(trial.slope) <= -CURVATURE * slope) {
                return trial.point;
            }
            if (trial.slope >= 0) {
                return zoom(trial, before);
            }
            before = trial;
            length *= 2;
        }
        return before.point;
    }

    /** Shrinks the bracket between {@code low}, the better end, and {@code high}. */
    private Lbfgs.Point zoom(Trial low, Trial high) {
        while (steps < MOST_STEPS) {
            Trial trial = trial(between(low, high));
            if (!decreases(trial) || trial.value() >= low.value()) {
                high = trial;
                continue;
            }
            if (Math.abs(trial.slope) <= -CURVATURE * slope) {
                return trial.point;
            }
            if (trial.slope * (high.length - low.length) >= 0) {
                high = low;
            }
            low = trial;
        }
        return low.point;
    }

    private boolean decreases(Trial trial) {
        double bound = origin.value() + DECREASE * trial.length * slope + ROUNDING * Math.abs(origin.value());
        return trial.value() <= bound;
    }

    /** Returns the minimum of the cubic through both ends, kept off the ends by a tenth of the bracket. */
    private static double between(Trial a, Trial b) {
        double width = b.length - a.length;
        double d1 = a.slope + b.slope - 3 * (a.value() - b.value()) / (a.length - b.length);
        double d2 = Math.copySign(Math.sqrt(Math.max(0, d1 * d1 - a.slope * b.slope)), width);
        double share = 1 - (b.slope + d2 - d1) / (b.slope - a.slope + 2 * d2);
        return a.length + width * (Double.isFinite(share) ? Math.min(Math.max(share, 0.1), 0.9) : 0.5);
    }

    private Trial trial(double length) {
        steps++;
        double[] x = origin.x().clone();
        Vectors.add(x, length, direction);
        Lbfgs.Point point = Lbfgs.Point.at(objective, x);
        return new Trial(length, point, Vectors.dot(point.gradient(), direction));
    }

    /** A point of the line and the slope of the line there. */
    private record Trial(double length, Lbfgs.Point point, double slope) {
        double value() {
            return point.value();
        }
    }
}
