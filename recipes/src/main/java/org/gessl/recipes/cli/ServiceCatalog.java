package org.gessl.recipes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Study;
import org.gessl.framework.study.Table;

/**
 * What the class path offers of one kind, by name.
 *
 * @param <T> the kind, an interface under whose name {@code META-INF/services} lists its classes
 */
final class ServiceCatalog<T> {
    private final String kind;
    private final Function<T, String> name;
    private final List<T> services = new ArrayList<>();

    private ServiceCatalog(Class<T> type, String kind, Function<T, String> name, ClassLoader loader) {
        this.kind = kind;
        this.name = name;
        try {
            ServiceLoader.load(type, loader).forEach(services::add);
        } catch (ServiceConfigurationError e) {
            throw new UserException(kind + "-class", e.getMessage());
        }
    }

    /** Returns the studies that {@code loader} finds. */
    static ServiceCatalog<Study> studies(ClassLoader loader) {
        return new ServiceCatalog<>(Study.class, "study", Study::name, loader);
    }

    /** Returns the tables that {@code loader} finds. */
    static ServiceCatalog<Table> tables(ClassLoader loader) {
        return new ServiceCatalog<>(Table.class, "table", Table::name, loader);
    }

    /** Returns a line for each. */
    List<RecipeCatalog.Entry> entries() {
        return services.stream().map(this::entry).toList();
    }

    /**
     * Returns the one called {@code wanted}; empty if there is none.
     *
     * @throws UserException {@code study-duplicate} or {@code table-duplicate} if there are several
     */
    Optional<T> find(String wanted) {
        List<T> found = services.stream()
                .filter(service -> name.apply(service).equals(wanted))
                .toList();
        if (found.size() > 1) {
            throw new UserException(
                    kind + "-duplicate",
                    "'" + wanted + "' is the name of "
                            + found.stream()
                                    .map(service -> service.getClass().getName())
                                    .collect(Collectors.joining(" and ")));
        }
        return found.stream().findFirst();
    }

    /**
     * Returns the one called {@code wanted}.
     *
     * @throws UserException {@code study-unknown} or {@code table-unknown} if there is none, or as {@link #find} says
     */
    T get(String wanted) {
        List<String> names = services.stream().map(name).toList();
        return find(wanted)
                .orElseThrow(() -> new UserException(
                        kind + "-unknown",
                        "there is no " + kind + " '" + wanted + "'; there is " + String.join(", ", names)
                                + Nearest.hint(wanted, names)));
    }

    private RecipeCatalog.Entry entry(T service) {
        About about = service.getClass().getAnnotation(About.class);
        return new RecipeCatalog.Entry(name.apply(service), about == null ? "" : about.value());
    }
}
