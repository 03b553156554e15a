package org.gessl.recipes.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gessl.framework.data.CachedStore;
import org.gessl.framework.data.StoreCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gessl cache}: the decoded data sets on this machine, which later runs reuse. */
@Command(
        name = "cache",
        description = "List the decoded data sets that runs reuse, or delete them: they are decoded again when needed.")
final class CacheCommand implements Runnable {
    private static final double MEBIBYTE = 1 << 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--clear", description = "Delete them all. Runs that have one open keep it until they end.")
    private boolean clear;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Folder to look in (default: that of GESSL_CACHE, else ~/.cache/gessl).")
    private Path folder = StoreCache.defaultFolder();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        StoreCache cache = new StoreCache(folder);
        List<CachedStore> stores = cache.stores();
        if (clear) {
            cache.clear();
        }
        stores.forEach(store -> out.printf(
                Locale.ROOT,
                "%10.1f MiB  %s  %s%n",
                store.bytes() / MEBIBYTE,
                store.made().toString().substring(0, 10),
                store.path().getFileName()));
        double total = stores.stream().mapToLong(CachedStore::bytes).sum() / MEBIBYTE;
        out.printf(Locale.ROOT, "%10.1f MiB  %s %s%n", total, clear ? "deleted from" : "in", folder);
        out.flush();
    }
}
