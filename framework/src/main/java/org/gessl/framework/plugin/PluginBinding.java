package org.gessl.framework.plugin;

import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.gessl.framework.spec.Options;

/**
 * One contributed plugin.
 *
 * @param family its family
 * @param defaults its options with their default values
 * @param implementation class that Guice constructs, with the chosen options injected
 * @param module module that contributed it
 */
public record PluginBinding(
        PluginFamily family, Options defaults, Class<?> implementation, Class<? extends PluginModule> module) {

    /** Returns the plugin's kebab-case name. */
    public String name() {
        return defaults.plugin();
    }

    /** Returns where it comes from: its module and the jar or folder that holds it, such as {@code com.example.MyModule in my-plugins.jar}. */
    public String origin() {
        return module.getName() + jar().map(name -> " in " + name).orElse("");
    }

    private Optional<String> jar() {
        return Optional.ofNullable(module.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .filter(location -> location.getProtocol().equals("file"))
                .map(location -> Path.of(location.getPath()).getFileName())
                .map(Path::toString);
    }
}
