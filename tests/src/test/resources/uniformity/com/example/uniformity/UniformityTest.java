package com.example.uniformity;

import org.gessl.framework.spec.LossSpec;
import org.gessl.testing.LossContract;

// region test
final class UniformityTest extends LossContract {
    @Override
    protected LossSpec options() {
        return Uniformity.uniformity();
    }
}
// endregion
