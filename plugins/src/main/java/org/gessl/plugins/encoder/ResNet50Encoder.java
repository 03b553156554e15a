package org.gessl.plugins.encoder;

import jakarta.inject.Inject;
import java.util.List;

/** The network of {@link ResNet50}. */
final class ResNet50Encoder extends ResNetEncoder {

    @Inject
    ResNet50Encoder(ResNet50 options) {
        super(ResidualBlock.BOTTLENECK, List.of(3, 4, 6, 3), options.width(), options.stem(), options.activation());
    }
}
