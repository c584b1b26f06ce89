package io.taskqueue.producer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.taskqueue");

    @Test
    void importsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.taskqueue..")
                .layer("rest")
                .definedBy("..producer.rest..")
                .layer("form")
                .definedBy("..producer.form..")
                .layer("upload")
                .definedBy("..producer.dataset.upload..")
                .layer("text")
                .definedBy("..producer.dataset.text..")
                .layer("dataset")
                .definedBy("io.taskqueue.producer.dataset")
                .layer("http")
                .definedBy("..producer.http..")
                .layer("problem")
                .definedBy("..producer.problem..")
                .layer("queue")
                .definedBy("..producer.queue..")
                .layer("config")
                .definedBy("..producer.config..")
                .whereLayer("rest")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("form")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("upload")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("text")
                .mayOnlyBeAccessedByLayers("upload")
                .whereLayer("dataset")
                .mayOnlyBeAccessedByLayers("upload", "text")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("rest", "form", "upload")
                .whereLayer("problem")
                .mayOnlyBeAccessedByLayers("rest", "form", "upload", "dataset", "text", "http")
                .whereLayer("queue")
                .mayOnlyBeAccessedByLayers("rest", "form", "upload", "dataset", "problem")
                .check(CLASSES);
    }

    @Test
    void onlyTheGatewayKnowsTheRedisClient() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.producer..")
                .and()
                .haveNameNotMatching(".*\\.Redis(Gateway|ConfirmedCalls|Confirmation|Replicas|Disk)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.redis..", "io.vertx.mutiny.redis..", "io.quarkus.redis..")
                .check(CLASSES);
    }

    @Test
    void onlyQueueAndDatasetKnowTheGateway() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.producer..")
                .and()
                .resideOutsideOfPackages("io.taskqueue.producer.queue", "io.taskqueue.producer.dataset")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("RedisGateway")
                .check(CLASSES);
    }

    /** Vert.x 5 has neither as it is; ADR 33 describes what replaces them. */
    @Test
    void onlyTwoClassesKnowTheInternalsOfVertx() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.http\\.body\\.(ConnectionIdleTime|BodyReading)")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core..impl..", "io.vertx.ext..impl..")
                .check(CLASSES);
    }

    @Test
    void noServiceIsImported() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.producer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.taskqueue.worker..", "io.taskqueue.monitor..")
                .check(CLASSES);
    }
}
