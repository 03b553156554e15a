package org.gessl.framework.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A machine that does every kind of work at one rate. */
public final class MadeUpMachine {
    private static final double BASE_MEBIBYTES = 400;

    private MadeUpMachine() {}

    /** Returns the rates of a machine that does {@code perSecond} operations or bytes in a second. */
    public static MachineRates rates(double perSecond) {
        List<MachineRates.Probe> probes = Arrays.stream(WorkKind.values())
                .filter(kind -> kind != WorkKind.NONE)
                .map(WorkKind::name)
                .sorted()
                .map(kind -> new MachineRates.Probe(kind, 1, 1, perSecond))
                .toList();
        return new MachineRates(probes, Map.of("POOL", 1 / perSecond), 0, BASE_MEBIBYTES);
    }
}
