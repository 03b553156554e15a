package org.gessl.recipes.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Links from a page to runs: to a run's own report where there is one, else to its directory. */
final class RunLinks {
    private final Path folder;
    private final Path from;

    /** Creates links from {@code page} to the runs in {@code folder}. */
    RunLinks(Path folder, Path page) {
        this.folder = folder.toAbsolutePath().normalize();
        this.from = page.toAbsolutePath().normalize().getParent();
    }

    /** Returns the link to the run in the directory {@code name}. */
    RunLink to(String name, String text) {
        Path run = folder.resolve(name);
        Path report = run.resolve("report.html");
        boolean reported = Files.isRegularFile(report);
        return new RunLink(text, address(reported ? report : run) + (reported ? "" : "/"), name);
    }

    private String address(Path target) {
        if (!target.getRoot().equals(from.getRoot())) {
            return target.toUri().toString();
        }
        String relative = from.relativize(target).toString().replace('\\', '/');
        try {
            // The dot keeps a name with a colon from being read as a scheme.
            return new URI(null, null, "./" + relative, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(relative + " is no path", e);
        }
    }
}
