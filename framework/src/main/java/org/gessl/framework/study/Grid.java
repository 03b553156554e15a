package org.gessl.framework.study;

import java.util.List;

/**
 * The rows and columns of a table at one scale.
 *
 * @param rows methods
 * @param setups data sets with protocols
 * @param published figures of others to show beside
 * @param notes what a reader must know of the set-up, a sentence each: where it differs from the published one
 */
public record Grid(List<Row> rows, List<Setup> setups, List<Published> published, List<String> notes) {
    public Grid {
        rows = List.copyOf(rows);
        setups = List.copyOf(setups);
        published = List.copyOf(published);
        notes = List.copyOf(notes);
    }
}
