package org.gessl.framework.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The interval of a numeric option, or of every element of a list of numbers. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** Returns the interval in mathematical notation, such as {@code (0, 10]} or {@code [1, inf)}. */
    String value();
}
