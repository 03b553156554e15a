package org.gessl.dsl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gessl.framework.spec.CallSite;
import org.gessl.framework.spec.SpecText;
import org.gessl.framework.spec.UserException;

/** A block of the builder: its verbs work once, with values, and only while it is the innermost open block. */
abstract class Scope {
    private final String path;
    private final Map<String, String> said = new LinkedHashMap<>();
    private Scope inner;
    private boolean closed;

    Scope(String path) {
        this.path = path;
    }

    /** Refuses a verb that is used in the wrong place or with null. */
    final void use(String verb, Object value) {
        if (inner != null) {
            throw refused("recipe-scope", name(verb) + " is called inside the block of " + inner.path);
        }
        if (closed) {
            throw refused("recipe-scope", name(verb) + " is called after its block has ended");
        }
        if (value == null) {
            throw refused("recipe-null", name(verb) + " must not be null");
        }
    }

    /** Refuses a verb that is used in the wrong place, with null, or for the second time. */
    final void once(String verb, Object value) {
        use(verb, value);
        String text = value instanceof Consumer ? "{...}" : SpecText.of(value);
        String first = said.putIfAbsent(verb, text);
        if (first != null) {
            throw refused("recipe-twice", name(verb) + " was already set to " + first + "; now " + text);
        }
    }

    /** Runs {@code block} on {@code scope}, inside this block. */
    final <S extends Scope> void nested(S scope, Consumer<? super S> block) {
        inner = scope;
        try {
            run(scope, block);
        } finally {
            inner = null;
        }
    }

    /** Runs {@code block} on {@code scope}, whose verbs work only meanwhile. */
    static <S extends Scope> void run(S scope, Consumer<? super S> block) {
        Scope opened = scope;
        opened.use("block", block);
        block.accept(scope);
        opened.closed = true;
    }

    /** Returns whether {@code verb} was used. */
    final boolean has(String verb) {
        return said.containsKey(verb);
    }

    final UserException refused(String id, String text) {
        return new UserException(id, text + CallSite.suffix());
    }

    private String name(String verb) {
        return path.isEmpty() ? verb : path + "." + verb;
    }
}
