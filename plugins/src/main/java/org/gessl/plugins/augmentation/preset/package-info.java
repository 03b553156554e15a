/**
 * The augmentation chains of published methods, ready for {@code p.augment(byolFirst()).views(v -> v.second(byolSecond()))} or
 * {@code p.augment(swavGlobal()).views(v -> v.local(6, swavLocal()))}. Each step stays an option: {@code augment.gaussian-blur.probability} and the
 * like.
 *
 * <p>None of them covers these differences: the crops are resized bilinearly without a filter against aliasing, where some of the authors' code
 * interpolates by cubics; colours are changed in floats and not in 8 bits; a blur has a kernel of a fixed size.
 */
package org.gessl.plugins.augmentation.preset;
