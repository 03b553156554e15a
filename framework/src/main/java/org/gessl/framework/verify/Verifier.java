package org.gessl.framework.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;

/** Checks reference files, each by the rule of its kind. */
public final class Verifier {
    private final Map<String, GoldenKind> kinds = new LinkedHashMap<>();

    /** Creates a verifier that knows {@code kinds}. */
    public Verifier(List<? extends GoldenKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /** Returns the verifier of every kind, for the plugins in {@code registry}. */
    public static Verifier of(PluginRegistry registry) {
        return new Verifier(List.of(
                new CriterionKind(registry),
                new AugmentationKind(registry),
                new LawKind(registry),
                new SigmaKind(),
                new HypergradientKind(registry),
                new QuadraticKind(registry)));
    }

    /**
     * Returns the reference files among {@code paths}, sorted: files, and in folders, at any depth, every
     * {@code .json} that names its kind or cannot be read.
     *
     * @throws UserException if a path does not exist
     */
    public static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UserException("path-missing", "PATH = " + path + ": there is no such file or folder");
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile)
                        .filter(f -> f.equals(path) || isReference(f))
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + path, e);
            }
        }
        return files.stream().distinct().sorted().toList();
    }

    private static boolean isReference(Path file) {
        if (!file.getFileName().toString().endsWith(".json")) {
            return false;
        }
        try {
            return GoldenFile.read(file).hasKind();
        } catch (GoldenFormatException e) {
            return true;
        }
    }

    /** Checks the file {@code path}. Whatever goes wrong is a failure of this file alone. */
    public Verdict verify(Path path) {
        String label = path.toString();
        try {
            GoldenFile file = GoldenFile.read(path);
            label = file.label();
            return new Verdict(label, check(file));
        } catch (MissingFeatureException e) {
            return new Verdict(label, new Outcome.Skipped(e.getMessage()));
        } catch (RuntimeException e) {
            return new Verdict(label, new Outcome.Failed(path + ": " + e.getMessage()));
        }
    }

    private Outcome check(GoldenFile file) {
        GoldenKind kind = kinds.get(file.kind());
        return kind == null ? new Outcome.Skipped("the kind '" + file.kind() + "' is not known") : kind.check(file);
    }

    /**
     * The result of one file.
     *
     * @param label name and case, or the path if the file cannot be read
     * @param outcome what became of it
     */
    public record Verdict(String label, Outcome outcome) {}
}
