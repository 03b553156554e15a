package org.gessl.framework.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import org.gessl.framework.spec.Precision;
import org.gessl.framework.train.AtomicFile;

/**
 * The rates of this machine, kept between processes: a properties file for each precision, machine and version of the library.
 *
 * @param folder folder of the files, made on first use
 */
public record RatesCache(Path folder) {
    /** Changes whenever a probe measures something else. */
    private static final int VERSION = 3;

    private static final String OVERHEAD = "overhead-seconds";
    private static final String BASE = "base-mebibytes";
    private static final String START = "start.";
    private static final String PROBE = "probe.";

    /** Returns the rates at {@code precision} if they were measured on this machine before. */
    public Optional<MachineRates> find(Precision precision) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file(precision))) {
            properties.load(in);
            return Optional.of(read(properties)).filter(MachineRates::complete);
        } catch (IOException | RuntimeException e) {
            // What is missing or damaged is measured again.
            return Optional.empty();
        }
    }

    /** Returns the rates at {@code precision}, measured now if they have not been before. */
    public MachineRates get(Precision precision) {
        return find(precision).orElseGet(() -> {
            MachineRates rates = Calibration.measure(precision);
            put(precision, rates);
            return rates;
        });
    }

    /** Keeps {@code rates} of this machine at {@code precision}. */
    public void put(Precision precision, MachineRates rates) {
        Path file = file(precision);
        Properties properties = new Properties();
        for (MachineRates.Probe probe : rates.probes()) {
            String size = Math.round(probe.channels()) + "." + Math.round(probe.pixels());
            properties.setProperty(PROBE + probe.kind() + "." + size, Double.toString(probe.perSecond()));
        }
        rates.startSeconds().forEach((kind, seconds) -> properties.setProperty(START + kind, Double.toString(seconds)));
        properties.setProperty(OVERHEAD, Double.toString(rates.overheadSeconds()));
        properties.setProperty(BASE, Double.toString(rates.baseMebibytes()));
        try {
            Files.createDirectories(folder);
            StringWriter text = new StringWriter();
            properties.store(text, "Speed of " + Machine.name() + ": operations or bytes in a second");
            AtomicFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the speed of this machine cannot be kept in " + file, e);
        }
    }

    private Path file(Precision precision) {
        String machine = Machine.name() + "-" + Machine.cores() + "-cores-v" + VERSION + "-" + precision;
        return folder.resolve(
                "rates-" + machine.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT) + ".properties");
    }

    private static MachineRates read(Properties properties) {
        List<MachineRates.Probe> probes = new ArrayList<>();
        Map<String, Double> starts = new HashMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(START)) {
                starts.put(key.substring(START.length()), Double.parseDouble(properties.getProperty(key)));
            }
            if (key.startsWith(PROBE)) {
                String[] parts = key.split("\\.");
                probes.add(new MachineRates.Probe(
                        parts[1],
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3]),
                        Double.parseDouble(properties.getProperty(key))));
            }
        }
        return new MachineRates(
                probes,
                starts,
                Double.parseDouble(properties.getProperty(OVERHEAD)),
                Double.parseDouble(properties.getProperty(BASE)));
    }
}
