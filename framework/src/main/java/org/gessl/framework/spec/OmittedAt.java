package org.gessl.framework.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an option that came later: {@link SpecText} leaves it out at this value, at which a pipeline does what it did before there was the option, so that
 * the hashes of earlier runs stay right.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OmittedAt {

    /** Returns the value as {@link SpecText#of} writes it. */
    String value();
}
