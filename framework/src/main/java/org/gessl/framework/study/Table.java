package org.gessl.framework.study;

/** A table of methods by data sets, run by {@code gessl table NAME}; found by {@link java.util.ServiceLoader} under the name of this interface. */
public interface Table {

    /** Returns the name by which the command line finds it, in kebab-case. */
    String name();

    /** Returns its rows and columns; the same ones at every call. */
    Grid grid(Scale scale);
}
