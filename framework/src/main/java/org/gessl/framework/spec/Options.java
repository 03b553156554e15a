package org.gessl.framework.spec;

/**
 * The options of one plugin: an immutable record whose components are the options.
 *
 * <p>A component's name is the option's name everywhere: in the builder, in the configuration key, in the printed spec
 * and in an error. Its type is one of {@code int}, {@code long}, {@code double}, {@code boolean}, {@link String}, an
 * enum, the options type of a family of plugins such as {@link DataSpec}, or a {@link java.util.List} of one of these. The record carries {@link PluginName}; numbers carry {@link Range};
 * every component carries {@link About}. Its compact constructor calls {@link Ranges#check}, so that the builder, an
 * override and a test refuse the same values. A default is written once, in the record's static factory method.
 */
public interface Options {

    /** Returns the kebab-case name under which this plugin is chosen, such as {@code nt-xent}. */
    default String plugin() {
        return PluginName.Reader.nameOf(getClass());
    }
}
