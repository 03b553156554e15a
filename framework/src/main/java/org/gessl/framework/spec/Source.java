package org.gessl.framework.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where settings of a recipe come from, on its class: a paper's table, the authors' code, or this project's reading. Tables print it as a footnote. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Source.All.class)
public @interface Source {

    /** Returns the source, such as {@code arXiv 2002.05709, appendix B.9}. */
    String value();

    /** Returns the keys of the settings, such as {@code loss.temperature}; none for all that the recipe sets. */
    String[] settings() default {};

    /** The sources of a recipe that has several. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {

        /** Returns the sources in order. */
        Source[] value();
    }
}
