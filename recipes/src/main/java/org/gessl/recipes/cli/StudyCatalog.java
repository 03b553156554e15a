package org.gessl.recipes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.study.Study;

/** The studies on the class path, by name. */
final class StudyCatalog {
    private final List<Study> studies = new ArrayList<>();

    /** Creates the catalog of the studies that {@code loader} finds in {@code META-INF/services}. */
    StudyCatalog(ClassLoader loader) {
        try {
            ServiceLoader.load(Study.class, loader).forEach(studies::add);
        } catch (ServiceConfigurationError e) {
            throw new UserException("study-class", e.getMessage());
        }
    }

    /** Returns a line for each study. */
    List<RecipeCatalog.Entry> entries() {
        return studies.stream().map(StudyCatalog::entry).toList();
    }

    /**
     * Returns the study {@code name}; empty if there is none.
     *
     * @throws UserException {@code study-duplicate} if there are several
     */
    Optional<Study> find(String name) {
        List<Study> found =
                studies.stream().filter(study -> study.name().equals(name)).toList();
        if (found.size() > 1) {
            throw new UserException(
                    "study-duplicate",
                    "'" + name + "' is the name of "
                            + found.stream()
                                    .map(study -> study.getClass().getName())
                                    .collect(Collectors.joining(" and ")));
        }
        return found.stream().findFirst();
    }

    private static RecipeCatalog.Entry entry(Study study) {
        About about = study.getClass().getAnnotation(About.class);
        return new RecipeCatalog.Entry(study.name(), about == null ? "" : about.value());
    }
}
