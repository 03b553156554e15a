package org.gessl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gessl.framework.config.PipelineResolver;
import org.gessl.framework.config.ResolvedPipeline;
import org.gessl.framework.config.Sources;
import org.gessl.framework.plugin.PluginFamily;
import org.gessl.framework.plugin.PluginRegistry;
import org.gessl.framework.spec.About;
import org.gessl.framework.spec.Options;
import org.gessl.framework.spec.PipelineSpec;
import org.gessl.framework.spec.Ranges;
import org.gessl.framework.spec.SpecText;
import org.gessl.framework.spec.Specs;
import org.gessl.framework.spec.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the options of every plugin promise: each is described, keeps to its range, can be set from outside and shows in the printed pipeline and in its
 * hash.
 *
 * @param <O> options of the plugin's family
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OptionsContract<O extends Options> {
    private static final Map<ClassLoader, PluginRegistry> REGISTRIES = new ConcurrentHashMap<>();

    /** Returns the plugin under test, with the options that it is tested with. */
    protected abstract O options();

    /** Returns the plugins of the class path, the one under test among them. */
    protected PluginRegistry plugins() {
        return REGISTRIES.computeIfAbsent(getClass().getClassLoader(), PluginRegistry::load);
    }

    /** Returns the implementation of {@code options}, of type {@code type}. */
    final <P> P create(Class<P> type) {
        return plugins().create(type, options());
    }

    @Test
    final void plugin_isConstructedFromItsOptions() {
        PluginFamily family = OnePlugin.family(plugins(), options());

        assertThat(create(family.pluginType())).isNotNull();
    }

    @Test
    final void options_areDescribedOneByOne() {
        assertThat(options().getClass()).hasAnnotation(About.class);
        assertThat(components())
                .allSatisfy(component ->
                        assertThat(component.getAnnotation(About.class)).isNotNull());
    }

    @Test
    final void defaults_lieInTheirRanges() {
        Record defaults =
                (Record) OnePlugin.binding(plugins(), options()).orElseThrow().defaults();

        assertThat(components())
                .allSatisfy(component -> assertThat(Ranges.violation(component, Specs.read(defaults, component)))
                        .isEmpty());
    }

    @Test
    final void value_outsideItsRange_isRefusedByName() {
        for (RecordComponent component : components()) {
            for (Object wrong : OptionValues.outside(component)) {
                assertThatThrownBy(() -> Specs.with(spec(), component.getName(), wrong))
                        .as(component.getName() + " = " + wrong)
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining(component.getName())
                        .hasMessageContaining(options().plugin());
            }
        }
    }

    @Test
    final void everyOption_canBeSetAndChangesTextAndHash() {
        ResolvedPipeline before = resolved(spec());
        for (RecordComponent component : components()) {
            Optional<Record> changed = OptionValues.changed(spec(), component, plugins());
            assertThat(changed)
                    .as("another legal value of " + component.getName())
                    .isPresent();
            ResolvedPipeline after = resolved(changed.get());

            assertThat(SpecText.of(changed.get())).isNotEqualTo(SpecText.of(spec()));
            assertThat(after.spec().hash()).isNotEqualTo(before.spec().hash());
            assertRestored(after);
        }
    }

    @Test
    final void options_restoredFromTheirValues_areTheSame() {
        assertRestored(resolved(spec()));
    }

    private void assertRestored(ResolvedPipeline pipeline) {
        PipelineSpec restored = new PipelineResolver(plugins())
                .restore(pipeline.spec().name(), pipeline.values())
                .spec();

        assertThat(restored).isEqualTo(pipeline.spec());
        assertThat(restored.hash()).isEqualTo(pipeline.spec().hash());
    }

    private ResolvedPipeline resolved(Record spec) {
        return new PipelineResolver(plugins()).resolve(OnePlugin.pipeline(plugins(), (Options) spec), Sources.none());
    }

    private Record spec() {
        return (Record) options();
    }

    private RecordComponent[] components() {
        return options().getClass().getRecordComponents();
    }
}
