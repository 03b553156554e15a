package org.gessl.framework.study.format;

import org.gessl.framework.study.Entry;
import org.gessl.framework.study.Results;

/** The JSON object of a {@link SavedTable}, which can be read back. */
public final class JsonFormat extends TableFormat {

    @Override
    public String of(Results results) {
        return SavedTable.of(results).json();
    }

    @Override
    String cell(Entry entry, int decimals) {
        return entry.value(decimals);
    }
}
