package org.gessl.framework.spec;

/**
 * One thing that is wrong with what the user wrote.
 *
 * @param id a stable identifier such as {@code option-range}
 * @param text what is wrong, where the value came from, what is allowed, and the nearest right name if there is one
 */
public record Problem(String id, String text) {

    @Override
    public String toString() {
        return "[" + id + "] " + text;
    }
}
