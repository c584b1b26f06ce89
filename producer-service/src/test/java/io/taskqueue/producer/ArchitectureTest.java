package io.taskqueue.producer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.taskqueue.testing.service.ServiceArchitecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest extends ServiceArchitecture {
    ArchitectureTest() {
        super("producer", ".*\\.Redis(Gateway|ConfirmedCalls|Confirmation|Replicas|Disk)(\\$.*)?");
    }

    @ParameterizedTest
    @CsvSource({
        "rest,http problem queue config",
        "form,http problem queue config",
        "dataset.upload,dataset.text dataset http problem queue config",
        "dataset.text,dataset problem config",
        "dataset,problem queue config",
        "http,problem config",
        "problem,queue config",
        "queue,config",
        "config,''"
    })
    void importsRunOneWay(String from, String to) {
        assertUsesOnly(from, to.split(" "));
    }

    @Test
    void onlyQueueAndDatasetKnowTheGateway() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.taskqueue.producer.queue", "io.taskqueue.producer.dataset")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("RedisGateway")
                .check(classesOfTheService());
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
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.taskqueue"));
    }
}
