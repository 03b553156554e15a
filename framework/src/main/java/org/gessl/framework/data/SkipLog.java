package org.gessl.framework.data;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names each file that is not used in a line of its own, up to a limit, and counts them all. */
public final class SkipLog implements FileTree.Skips {
    private static final Logger LOG = LoggerFactory.getLogger(SkipLog.class);
    private static final int MOST_LINES = 100;

    private int count;

    @Override
    public void skip(String path, String reason) {
        count++;
        if (count <= MOST_LINES) {
            LOG.warn("skipped {}: {}", printable(path), reason);
        } else if (count == MOST_LINES + 1) {
            LOG.warn("more files are skipped; the first {} are named above", MOST_LINES);
        }
    }

    /** Returns how many files were skipped. */
    public int count() {
        return count;
    }

    /** A name may hold line breaks and terminal codes. */
    private static String printable(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }
}
