package org.gessl.recipes.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gessl.framework.cost.Machine;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.UserException;
import org.gessl.framework.train.Versions;
import org.gessl.recipes.bench.Bench;
import org.gessl.recipes.bench.BenchPart;
import org.gessl.recipes.bench.BenchReport;
import org.gessl.recipes.bench.Peer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl bench}: speed and memory of everything, side by side with the same step in another library. */
@Command(
        name = "bench",
        description = "Measure speed and memory, side by side with PyTorch.",
        subcommands = {StepBenchCommand.class, BilevelBenchCommand.class})
final class BenchCommand implements Callable<Integer> {
    private static final String NO_PEER = "none";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Parts: ceiling, step, data, evaluate, checkpoint, process (default: all).")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--widths",
            split = ",",
            paramLabel = "W",
            description = "Widths of the encoder (default ${DEFAULT-VALUE}).")
    private List<Integer> widths = List.of(64, 16);

    @Option(names = "--batch", paramLabel = "N", description = "Images of a batch (default ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Steps of each kind that count (default ${DEFAULT-VALUE}).")
    private int rounds = 10;

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Our step's train.precision (default ${DEFAULT-VALUE}); the peer's is always fp32.")
    private String precision = "FP32";

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description = "What to compare with, or none (default ${DEFAULT-VALUE}).")
    private String peer = "pytorch";

    @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures to this file.")
    private Path json;

    @Option(
            names = "--compare",
            paramLabel = "FILE",
            description = "Beside each figure, how many times better it is than in this file of an earlier --json.")
    private Path compare;

    @Override
    public Integer call() {
        List<BenchPart> parts = BenchPart.named(only);
        AtLeastOne.require("option-range", "--rounds", rounds);
        if (widths.isEmpty()) {
            throw new UserException("option-range", "--widths must name at least one width");
        }
        Optional<BenchReport> before = Optional.ofNullable(compare).map(BenchReport::read);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        PluginRegistry plugins = PluginRegistry.load(loader);
        PrintWriter out = spec.commandLine().getOut();
        Optional<Peer> found = parts.contains(BenchPart.STEP) ? peer(loader, out) : Optional.empty();
        Path folder = temporaryFolder();
        try {
            Bench bench = new Bench(
                    new Bench.Settings(widths, batch, rounds, precision),
                    plugins,
                    found,
                    folder,
                    StepMemory::run,
                    new ArrayList<>(),
                    new BenchTable(out, before)::row);
            parts.forEach(part -> part.measure(bench));
            if (json != null) {
                report(bench).write(json);
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private Optional<Peer> peer(ClassLoader loader, PrintWriter out) {
        if (peer.equals(NO_PEER)) {
            return Optional.empty();
        }
        List<Peer> all = ServiceLoader.load(Peer.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        Optional<Peer> found =
                all.stream().filter(candidate -> candidate.name().equals(peer)).findFirst();
        out.println(found.map(Peer::version)
                .orElse("the peer " + peer + " is not here: only our own figures follow (./gessl bench fetches it)"));
        out.flush();
        return found;
    }

    private static BenchReport report(Bench bench) {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", Machine.name());
        machine.put("cores", Integer.toString(Machine.cores()));
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        bench.peer().ifPresent(peer -> versions.put(peer.name(), peer.version()));
        return new BenchReport(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), machine, versions, bench.results());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gessl-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be removed", e);
        }
    }
}
