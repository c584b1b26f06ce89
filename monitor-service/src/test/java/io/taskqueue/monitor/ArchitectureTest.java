package io.taskqueue.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.taskqueue");

    @Test
    void importsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.taskqueue..")
                .layer("dashboard")
                .definedBy("..monitor.dashboard..")
                .layer("rest")
                .definedBy("..monitor.rest..")
                .layer("health")
                .definedBy("..monitor.health..")
                .layer("metrics")
                .definedBy("..monitor.metrics..")
                .layer("deadletter")
                .definedBy("..monitor.deadletter..")
                .layer("dataset")
                .definedBy("..monitor.dataset..")
                .layer("scaling")
                .definedBy("..monitor.scaling..")
                .layer("queue")
                .definedBy("..monitor.queue..")
                .layer("index")
                .definedBy("..monitor.index..")
                .layer("config")
                .definedBy("..monitor.config..")
                .layer("model")
                .definedBy("io.taskqueue.model..")
                .whereLayer("dashboard")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("health")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("metrics")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("dashboard")
                .whereLayer("deadletter")
                .mayOnlyBeAccessedByLayers("rest", "dashboard")
                .whereLayer("dataset")
                .mayOnlyBeAccessedByLayers("rest", "metrics", "dashboard")
                .whereLayer("scaling")
                .mayOnlyBeAccessedByLayers("rest")
                .whereLayer("queue")
                .mayOnlyBeAccessedByLayers("deadletter", "dataset", "scaling", "rest", "health", "metrics", "dashboard")
                .whereLayer("index")
                .mayOnlyBeAccessedByLayers("deadletter", "dataset", "queue", "rest", "dashboard")
                .check(CLASSES);
    }

    @Test
    void onlyTheGatewayKnowsTheRedisClient() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.monitor..")
                .and()
                .haveNameNotMatching(".*\\.RedisGateway(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.redis..", "io.vertx.mutiny.redis..", "io.quarkus.redis..")
                .check(CLASSES);
    }

    /** Timestamps come from Redis' clock; the host's clock only measures outages of Redis. */
    @Test
    void onlyClocksReadTheHostsClock() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.monitor..")
                .and()
                .haveNameNotMatching(".*\\.config\\.Clocks")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(CLASSES);
    }

    @Test
    void noServiceIsImported() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.monitor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.taskqueue.worker..", "io.taskqueue.producer..")
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage("io.taskqueue.monitor..")
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .check(CLASSES);
    }
}
