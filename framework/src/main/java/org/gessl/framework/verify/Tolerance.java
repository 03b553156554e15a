package org.gessl.framework.verify;

/**
 * How far a result may be from the reference: {@code |got - want| <= atol + rtol |want|}.
 *
 * @param atol absolute part
 * @param rtol part relative to the reference
 */
public record Tolerance(double atol, double rtol) {

    /** Returns the error of {@code got} as a share of what is allowed: at most 1 if they agree, infinite for a number that is not finite. */
    public double share(double got, double want) {
        double error = Math.abs(got - want);
        if (error == 0) {
            return 0;
        }
        double share = error / (atol + rtol * Math.abs(want));
        return Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
    }
}
