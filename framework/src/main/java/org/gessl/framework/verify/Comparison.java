package org.gessl.framework.verify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Collects errors, each as a share of what is allowed, and keeps the worst. */
public final class Comparison {
    private double worst;
    private String detail = "";

    /** Compares every tensor of {@code want} with the one of the same name in {@code got}. */
    public Comparison tensors(Map<String, GoldenTensor> got, Map<String, GoldenTensor> want, Tolerance tolerance) {
        want.forEach((name, tensor) -> tensor(name, got.get(name), tensor, tolerance));
        return this;
    }

    /** Compares element by element; {@code got} may be null, which is an error. */
    public void tensor(String title, GoldenTensor got, GoldenTensor want, Tolerance tolerance) {
        if (got == null) {
            wrong(title + " is missing");
        } else if (!Arrays.equals(got.shape(), want.shape())) {
            wrong(title + " has shape " + Arrays.toString(got.shape()) + " instead of "
                    + Arrays.toString(want.shape()));
        } else {
            for (int i = 0; i < want.values().length; i++) {
                double share = tolerance.share(got.values()[i], want.values()[i]);
                if (share > worst) {
                    share(title + "[" + i + "]", share, got.values()[i], want.values()[i]);
                }
            }
        }
    }

    /** Takes an error of {@code got} against {@code want} that is {@code share} of what is allowed. */
    public void share(String title, double share, double got, double want) {
        if (share > worst || Double.isNaN(share)) {
            worst = Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
            detail = String.format(
                    Locale.ROOT, "%s = %.9g, expected %.9g: %.3g times the tolerance", title, got, want, worst);
        }
    }

    /** Takes an error that no number describes. */
    public void wrong(String what) {
        if (worst < Double.POSITIVE_INFINITY) {
            worst = Double.POSITIVE_INFINITY;
            detail = what;
        }
    }

    /** Returns what came of it. */
    public Outcome outcome() {
        return worst <= 1 ? new Outcome.Passed(worst) : new Outcome.Failed(detail);
    }
}
