package org.gessl.framework.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kebab-case name of a plugin, written on its options record and nowhere else. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PluginName {

    /** Returns the name, such as {@code nt-xent}. */
    String value();

    /** Reads the annotation. */
    final class Reader {
        private Reader() {}

        static String nameOf(Class<?> options) {
            PluginName name = options.getAnnotation(PluginName.class);
            if (name == null) {
                throw new IllegalArgumentException(options.getName() + " has no @PluginName");
            }
            return name.value();
        }
    }
}
