package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import java.util.List;

/** The network of {@link ResNet34}. */
final class ResNet34Encoder extends ResNetEncoder {

    @Inject
    ResNet34Encoder(ResNet34 options) {
        super(ResidualBlock.BASIC, List.of(3, 4, 6, 3), options.width(), options.stem(), options.activation());
    }
}
