package org.gessl.recipes.report;

import java.util.List;
import java.util.Map;
import org.gessl.framework.config.Setting;

/**
 * A setting of a run.
 *
 * @param key its dotted key
 * @param value its value
 * @param origin where the value came from; empty if that was not written down
 */
record SettingRow(String key, String value, String origin) {

    /** Returns a row for each of {@code settings}. */
    static List<SettingRow> of(Map<String, String> settings, Map<String, String> origins) {
        return settings.entrySet().stream()
                .map(setting -> new SettingRow(
                        setting.getKey(), setting.getValue(), origins.getOrDefault(setting.getKey(), "")))
                .toList();
    }

    /** Returns whether the value was chosen, by the recipe or the user. */
    public boolean chosen() {
        return !origin.isEmpty() && !origin.equals(Setting.DEFAULT);
    }

    /** Returns whether the key is that of a whole slot, such as {@code encoder}. */
    public boolean slot() {
        return key.indexOf('.') < 0;
    }
}
