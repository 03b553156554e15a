package org.gessl.build;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.gessl.framework.plugin.PluginFamily;
import org.junit.jupiter.api.Test;

/** The arrows between the modules and between the packages of the framework point one way. */
class LayersTest {
    private static final String FRAMEWORK = "org.gessl.framework..";
    private static final String DSL = "org.gessl.dsl..";
    private static final String PLUGINS = "org.gessl.plugins..";
    private static final String RECIPES = "org.gessl.recipes..";
    private static final String KIT = "org.gessl.testing..";
    private static final String[] TENSORFLOW = {"org.tensorflow..", "org.bytedeco.."};

    private static final JavaClasses GESSL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gessl");

    @Test
    void modules_onTheClassPath_areImported() {
        assertThat(GESSL.that(resideInAPackage(FRAMEWORK))).hasSizeGreaterThan(50);
    }

    @Test
    void framework_knowsNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage(FRAMEWORK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DSL, PLUGINS, RECIPES)
                .check(GESSL);
    }

    @Test
    void dsl_knowsOnlyTheFramework() {
        noClasses()
                .that()
                .resideInAPackage(DSL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLUGINS, RECIPES)
                .allowEmptyShould(true)
                .check(GESSL);
    }

    @Test
    void plugins_knowOnlyTheFramework() {
        noClasses()
                .that()
                .resideInAPackage(PLUGINS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DSL, RECIPES)
                .allowEmptyShould(true)
                .check(GESSL);
    }

    @Test
    void contractKit_knowsOnlyTheFramework() {
        noClasses()
                .that()
                .resideInAPackage(KIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DSL, PLUGINS, RECIPES)
                .check(GESSL);
    }

    @Test
    void tensorFlow_isKnownOnlyWhereGraphsAreBuiltOrRun() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        PLUGINS,
                        "org.gessl.framework.graph..",
                        "org.gessl.framework.bilevel..",
                        "org.gessl.framework.plugin..",
                        "org.gessl.framework.data..",
                        "org.gessl.framework.train..",
                        "org.gessl.framework.evaluate..",
                        "org.gessl.framework.cost..",
                        "org.gessl.framework.profile..",
                        "org.gessl.framework.verify..",
                        KIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TENSORFLOW)
                .check(GESSL);
    }

    @Test
    void specs_knowNoOtherPackageOfTheFramework() {
        noClasses()
                .that()
                .resideInAPackage("org.gessl.framework.spec..")
                .should()
                .dependOnClassesThat(resideInAPackage(FRAMEWORK)
                        .and(DescribedPredicate.not(resideInAPackage("org.gessl.framework.spec.."))))
                .check(GESSL);
    }

    @Test
    void frameworkPackages_haveNoCycles() {
        // The plugins' interfaces speak of the contracts in these packages, whose engines in turn call the interfaces.
        slices().matching("org.gessl.framework.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(
                        resideInAPackage("org.gessl.framework.plugin.."),
                        resideInAnyPackage(
                                "org.gessl.framework.bilevel..",
                                "org.gessl.framework.data..",
                                "org.gessl.framework.evaluate.."))
                .check(GESSL);
    }

    @Test
    void pluginImplementations_areNotPublic() {
        classes()
                .that()
                .resideInAPackage(PLUGINS)
                .and(describe("implement a plugin interface", LayersTest::isPluginImplementation))
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(GESSL);
    }

    private static boolean isPluginImplementation(JavaClass type) {
        return Arrays.stream(PluginFamily.values()).anyMatch(family -> type.isAssignableTo(family.pluginType()));
    }
}
