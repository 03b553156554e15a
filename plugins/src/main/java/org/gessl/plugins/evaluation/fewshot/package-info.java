/** The few-shot protocol: many small classification tasks on the features of held-out images. */
package org.gessl.plugins.evaluation.fewshot;
