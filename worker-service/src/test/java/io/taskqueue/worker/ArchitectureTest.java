package io.taskqueue.worker;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.taskqueue.worker");

    @ParameterizedTest
    @CsvSource({
        "health,lifecycle runtime queue config",
        "lifecycle,maintenance runtime queue config",
        "maintenance,runtime queue retry config",
        "runtime,handler queue retry config",
        "queue,config",
        "retry,config",
        "config,''",
        "handler,dataset store statistics",
        "dataset,queue statistics",
        "store,''",
        "statistics,''"
    })
    void importsRunOneWay(String from, String to) {
        String[] allowed = (from + " " + to + " model").strip().split(" ");
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = allowed[i].isEmpty() || allowed[i].equals("model")
                    ? "io.taskqueue.model.."
                    : "io.taskqueue.worker." + allowed[i] + "..";
        }

        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.worker." + from + "..")
                .should(dependOnClassesThat(describe(
                        "are ours and not in " + String.join(", ", allowed),
                        other -> other.getPackageName().startsWith("io.taskqueue.worker.")
                                && !resideInAnyPackage(allowed).test(other))))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.taskqueue.worker.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheQueuePackageAndDatasetsKnowTheRedisClient() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.taskqueue.worker.queue..")
                .and()
                .doNotHaveFullyQualifiedName("io.taskqueue.worker.dataset.Datasets")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.redis..", "io.vertx.mutiny.redis..", "io.quarkus.redis..")
                .check(CLASSES);
    }

    @Test
    void statisticsKnowNothingOfTheService() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.worker.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "io.taskqueue.model..")
                .check(CLASSES);
    }

    @Test
    void noOtherServiceIsImported() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.taskqueue.producer..", "io.taskqueue.monitor..")
                .check(CLASSES);
    }

    @Test
    void onlyConfigurationReadsTheEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void nothingIsNamedForBeingAnImplementation() {
        classes().should().haveSimpleNameNotEndingWith("Impl").check(CLASSES);
    }
}
