package org.gessl.recipes.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.gessl.framework.config.Nearest;
import org.gessl.framework.spec.Problem;
import org.gessl.framework.spec.Recipe;
import org.gessl.framework.spec.UserException;

/**
 * A source file with one {@link Recipe}. It may hold further classes, and use whatever is on the class path; compiling it writes nothing.
 *
 * @param name name of the file, such as {@code MyRecipe.java}
 * @param text what is in it
 */
public record RecipeSource(String name, String text) {
    private static final String SUFFIX = ".java";

    /** Returns whether {@code recipe} is meant as a source file, and not as the name of a recipe or class. */
    public static boolean isFile(String recipe) {
        return recipe.endsWith(SUFFIX);
    }

    /**
     * Reads {@code file}.
     *
     * @throws UserException {@code recipe-file} if it is missing or cannot be read as text
     */
    public static RecipeSource read(Path file) {
        if (!Files.isRegularFile(file)) {
            String what = Files.exists(file) ? " is not a file" : " does not exist" + hint(file);
            throw new UserException("recipe-file", file + what);
        }
        try {
            return new RecipeSource(file.getFileName().toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new UserException("recipe-file", file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new UserException("recipe-file", file + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Compiles the source and returns its recipe.
     *
     * @param parent loader of the classes that it uses
     * @throws UserException {@code recipe-compile} with all errors and their places, {@code recipe-class} if there is no recipe in it, more
     *     than one, or one that cannot be constructed, {@code recipe-compiler} if this Java has no compiler
     */
    public Recipe recipe(ClassLoader parent) {
        return recipe(Optional.ofNullable(ToolProvider.getSystemJavaCompiler()), parent);
    }

    Recipe recipe(Optional<JavaCompiler> compiler, ClassLoader parent) {
        JavaCompiler javac = compiler.orElseThrow(() -> new UserException(
                "recipe-compiler",
                name + " needs a JDK, and the Java in " + System.getProperty("java.home")
                        + " has no compiler; set JAVA_HOME to a JDK 17 or newer"));
        try (CompiledClasses classes =
                new CompiledClasses(javac.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            compile(javac, classes, parent);
            return construct(only(recipes(classes, classes.loader(parent))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(JavaCompiler javac, CompiledClasses classes, ClassLoader parent) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-parameters", "-classpath", classPath(parent));
        if (javac.getTask(null, classes, found, options, null, List.of(unit())).call()) {
            return;
        }
        List<Problem> errors = found.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> CompileProblem.of(d, text))
                .toList();
        throw new UserException(
                name, errors.isEmpty() ? List.of(new Problem("recipe-compile", "the compiler failed")) : errors);
    }

    private JavaFileObject unit() {
        return new SimpleJavaFileObject(uri(), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private URI uri() {
        try {
            return new URI("source", "", "/" + name, null);
        } catch (URISyntaxException e) {
            throw new UserException("recipe-file", "'" + name + "' cannot be the name of a source file");
        }
    }

    private List<Class<? extends Recipe>> recipes(CompiledClasses classes, ClassLoader loader) {
        List<Class<? extends Recipe>> recipes = new ArrayList<>();
        for (String className : classes.names()) {
            try {
                Class<?> type = Class.forName(className, false, loader);
                boolean named = type.getCanonicalName() != null;
                if (Recipe.class.isAssignableFrom(type) && named && !Modifier.isAbstract(type.getModifiers())) {
                    recipes.add(type.asSubclass(Recipe.class));
                }
            } catch (ClassNotFoundException | LinkageError e) {
                throw new UserException("recipe-class", className + " in " + name + " cannot be loaded: " + e);
            }
        }
        return recipes;
    }

    private Class<? extends Recipe> only(List<Class<? extends Recipe>> recipes) {
        if (recipes.isEmpty()) {
            throw new UserException(
                    "recipe-class",
                    name + " has no recipe; one of its classes must implement " + Recipe.class.getName());
        }
        if (recipes.size() > 1) {
            String names = recipes.stream().map(Class::getCanonicalName).collect(Collectors.joining(", "));
            throw new UserException(
                    "recipe-class",
                    name + " has " + recipes.size() + " recipes (" + names
                            + "); keep one, and put the others into files" + " of their own");
        }
        return recipes.get(0);
    }

    private Recipe construct(Class<? extends Recipe> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new UserException(
                    "recipe-class",
                    type.getCanonicalName() + " in " + name + " must have a constructor without parameters"
                            + (type.isMemberClass() ? " and be static" : ""));
        } catch (InvocationTargetException e) {
            throw notConstructed(type, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw notConstructed(type, e);
        }
    }

    private UserException notConstructed(Class<?> type, Throwable reason) {
        return new UserException(
                "recipe-class", type.getCanonicalName() + " in " + name + " cannot be constructed: " + reason);
    }

    /** The class path of this process, and whatever the loaders between it and the source add. */
    private static String classPath(ClassLoader parent) {
        List<String> places = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        for (ClassLoader loader = parent; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader jars) {
                Stream.of(jars.getURLs())
                        .filter(url -> url.getProtocol().equals("file"))
                        .map(RecipeSource::place)
                        .forEach(places::add);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private static String place(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            return url.getPath();
        }
    }

    private static String hint(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> others = entries.map(entry -> entry.getFileName().toString())
                    .filter(RecipeSource::isFile)
                    .sorted()
                    .toList();
            return Nearest.hint(missing.getFileName().toString(), others);
        } catch (IOException e) {
            return "";
        }
    }
}
