package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gessl.framework.spec.Problem;

/** The settings and problems that binding gathers. */
final class Settings {
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Adds {@code setting}; a key that is there already belongs to a slot or plugin whose option names collide. */
    void add(Setting setting) {
        Setting first = settings.putIfAbsent(setting.key(), setting);
        if (first != null) {
            problem(
                    "plugin-invalid",
                    setting.key() + " names two options: '" + first.about() + "' and '" + setting.about()
                            + "'; the plugin must call its own differently");
        }
    }

    void problem(String id, String text) {
        problems.add(new Problem(id, text));
    }

    Map<String, Setting> all() {
        return settings;
    }

    List<Problem> problems() {
        return problems;
    }
}
