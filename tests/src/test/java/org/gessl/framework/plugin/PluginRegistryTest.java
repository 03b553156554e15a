package org.gessl.framework.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.PluginName;
import org.gessl.framework.spec.Range;
import org.gessl.framework.spec.ScheduleSpec;
import org.gessl.framework.spec.UserException;
import org.gessl.toys.ToyModels.NtXent;
import org.gessl.toys.ToyModule;
import org.junit.jupiter.api.Test;

final class PluginRegistryTest {

    @Test
    void find_isByFamilyAndName() {
        PluginRegistry registry = PluginRegistry.of(List.of(new ToyModule()));

        assertThat(registry.find(PluginFamily.LOSS, "nt-xent"))
                .map(PluginBinding::defaults)
                .contains(NtXent.ntXent());
        assertThat(registry.find(PluginFamily.HEAD, "nt-xent")).isEmpty();
        assertThat(registry.plugins(PluginFamily.HEAD))
                .extracting(PluginBinding::name)
                .containsExactly("mlp", "linear");
    }

    @Test
    void create_injectsOptionsAndWhatTheModuleBinds() {
        PluginRegistry registry = registry(bind -> bind.schedule(new Ramp(0.5), RampSchedule.class));

        assertThat(registry.create(Schedule.class, new Ramp(0.5)).factor(0.5)).isEqualTo(0.75);
        assertThat(registry.create(Schedule.class, new Ramp(0.0)).factor(0.5)).isEqualTo(0.5);
        assertThatThrownBy(() -> registry.create(Loss.class, NtXent.ntXent())).hasMessageContaining("no plugin for");
    }

    @Test
    void create_ofImplementationThatAsksForWhatNobodyBinds_fails() {
        PluginRegistry registry = registry(bind -> bind.schedule(new Ramp(0.5), Greedy.class));

        assertThatThrownBy(() -> registry.create(Schedule.class, new Ramp(0.5)))
                .isInstanceOfAny(CreationException.class, ConfigurationException.class)
                .hasMessageContaining("StringBuilder");
    }

    @Test
    void duplicateName_namesBothModules() {
        assertThatThrownBy(() -> PluginRegistry.of(
                        List.of(new ToyModule(), module(bind -> bind.loss(NtXent.ntXent(), Loss.class)))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[plugin-duplicate] two plugins of the family 'loss' are called 'nt-xent'")
                .hasMessageContaining("ToyModule in ")
                .hasMessageContaining("Module in test-classes");
    }

    @Test
    void optionsThatBreakTheContract_areRefused() {
        assertThatThrownBy(() -> registry(bind -> bind.schedule(new Wrong(1f, 2), Schedule.class)))
                .hasMessageContaining("[plugin-invalid] schedule 'Not_Kebab'")
                .hasMessageContaining("must be in kebab-case")
                .hasMessageContaining("its option a has the type float")
                .hasMessageContaining("the range '0..1' of b is no interval");
    }

    private static PluginRegistry registry(Consumer<PluginBinder> plugins) {
        return PluginRegistry.of(List.of(module(plugins)));
    }

    private static PluginModule module(Consumer<PluginBinder> plugins) {
        return new Module(plugins);
    }

    private static final class Module extends PluginModule {
        private final Consumer<PluginBinder> plugins;

        Module(Consumer<PluginBinder> plugins) {
            this.plugins = plugins;
        }

        @Override
        protected void configure() {
            bind(Slope.class).toInstance(new Slope(1));
        }

        @Override
        protected void plugins(PluginBinder bind) {
            plugins.accept(bind);
        }
    }

    private record Slope(double value) {}

    @PluginName("ramp")
    private record Ramp(
            @Range("[0, 1]") @About("first factor") double start) implements ScheduleSpec {}

    @PluginName("Not_Kebab")
    private record Wrong(float a, @Range("0..1") int b) implements ScheduleSpec {}

    static final class RampSchedule implements Schedule {
        private final Ramp options;
        private final Slope slope;

        @Inject
        RampSchedule(Ramp options, Slope slope) {
            this.options = options;
            this.slope = slope;
        }

        @Override
        public double factor(double progress) {
            return options.start() + (1 - options.start()) * slope.value() * progress;
        }
    }

    static final class Greedy implements Schedule {

        @Inject
        Greedy(StringBuilder nobodyBindsThis) {
            nobodyBindsThis.append("never");
        }

        @Override
        public double factor(double progress) {
            return 1;
        }
    }
}
