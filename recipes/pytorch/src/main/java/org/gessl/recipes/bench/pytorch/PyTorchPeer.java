package org.gessl.recipes.bench.pytorch;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import org.gessl.framework.data.StoreCache;
import org.gessl.recipes.bench.Peer;
import org.gessl.recipes.bench.PeerStep;

/** PyTorch on the CPU, with as many threads as it takes by itself. */
public final class PyTorchPeer implements Peer {
    private static final String ENGINE = "PyTorch";

    /** Creates the peer for {@link java.util.ServiceLoader}; loads nothing. */
    public PyTorchPeer() {}

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String version() {
        return ENGINE + " " + engine().getVersion() + " through DJL " + Engine.getDjlVersion();
    }

    @Override
    public PeerStep step(StepSettings settings) {
        return new PyTorchStep(engine(), settings);
    }

    /** The first call unpacks and loads the native library. */
    private static Engine engine() {
        Path cache = StoreCache.defaultFolder().resolve("djl");
        set("DJL_CACHE_DIR", cache.toString());
        set("ENGINE_CACHE_DIR", cache.toString());
        // All that is needed is on the class path; and nobody is to be told that it is used.
        set("ai.djl.offline", "true");
        set("OPT_OUT_TRACKING", "true");
        return Engine.getEngine(ENGINE);
    }

    private static void set(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
