package org.gessl.framework.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Returns which options of {@code prefix} itself were overridden, and where: {@code " (crop.high: --set)"}; nothing if none was. */
    String overriddenBelow(String prefix) {
        String overridden = settings.values().stream()
                .filter(s -> s.key().startsWith(prefix + ".") && s.key().indexOf('.', prefix.length() + 1) < 0)
                .filter(s -> !s.origin().equals(Setting.DEFAULT) && !s.origin().equals(Setting.RECIPE))
                .map(s -> s.key() + ": " + s.origin())
                .collect(Collectors.joining(", "));
        return overridden.isEmpty() ? "" : " (" + overridden + ")";
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
