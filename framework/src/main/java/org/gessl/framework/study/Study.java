package org.gessl.framework.study;

import java.util.List;
import java.util.Optional;
import org.gessl.framework.train.Summary;

/**
 * A table of trainings: a class that names its cells, each a recipe with settings, and the columns that tell how they came out. Found by {@link
 * java.util.ServiceLoader} under the name of this interface, and run by {@code gessl run NAME}. {@link org.gessl.framework.spec.About} on the class
 * is its line in {@code gessl list}.
 */
public interface Study {

    /** Returns the name by which the command line finds it, in kebab-case; no recipe should have the same. */
    String name();

    /** Returns the heads of the columns that tell the cells apart, such as {@code method}. */
    List<String> labels();

    /** Returns the cells in the order of the table, each with a value for every label; the same ones at every call. */
    List<Cell> cells();

    /** Returns the columns of what was measured, behind those of the labels. */
    List<Column> columns();

    /** Returns in what {@code result} of a finished cell misses what the study expects of every cell; empty if in nothing. */
    Optional<String> shortfall(Summary result);
}
