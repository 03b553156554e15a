package org.gessl.framework.data;

/** Which part of a data set an image belongs to. */
public enum Part {
    TRAIN,
    TEST,
    /** The data set as published makes no difference; a share is held out when it is opened. */
    UNSPLIT
}
