/** The built-in augmentations, by the definitions of torchvision, as vectorised graph operations. */
package org.gessl.plugins.augmentation;
