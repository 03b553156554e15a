package org.gessl.dsl;

import java.util.Arrays;
import java.util.List;
import org.gessl.framework.spec.Specs;

/**
 * A block that fills one record; each verb is called like the component that it sets.
 *
 * @param <R> type of the record
 */
abstract class SlotScope<R extends Record> extends Scope {
    private R record;

    SlotScope(String path, R defaults) {
        super(path);
        this.record = defaults;
    }

    /** Sets {@code option}, for the first time; the record's own checks run. */
    final void set(String option, Object value) {
        once(option, value);
        put(option, value);
    }

    /** Sets {@code option}, a list, for the first time. */
    final void setAll(String option, Object[] values) {
        List<Object> list = values == null ? null : Arrays.asList(values);
        use(option, list);
        list.forEach(value -> use(option, value));
        set(option, list);
    }

    /** Sets {@code option}, whose verb was used already. */
    final void put(String option, Object value) {
        record = Specs.with(record, option, value);
    }

    /** Returns the record as it stands. */
    final R record() {
        return record;
    }
}
