package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import java.util.List;

/** The network of {@link ResNet18}. */
final class ResNet18Encoder extends ResNetEncoder {

    @Inject
    ResNet18Encoder(ResNet18 options) {
        super(ResidualBlock.BASIC, List.of(2, 2, 2, 2), options.width(), options.stem(), options.activation());
    }
}
