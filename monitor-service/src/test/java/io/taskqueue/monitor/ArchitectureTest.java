package io.taskqueue.monitor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.taskqueue.testing.service.ServiceArchitecture;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest extends ServiceArchitecture {
    ArchitectureTest() {
        super("monitor", ".*\\.RedisGateway(\\$.*)?");
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard,rest deadletter dataset queue index config",
        "rest,deadletter dataset scaling queue index config",
        "health,queue config",
        "metrics,dataset queue config",
        "deadletter,queue index config",
        "dataset,queue index config",
        "scaling,queue config",
        "queue,index config",
        "index,config",
        "config,''"
    })
    void importsRunOneWay(String from, String to) {
        assertUsesOnly(from, to.split(" "));
    }

    /** Timestamps come from Redis' clock; the host's clock only measures outages of Redis. */
    @Test
    void onlyClocksReadTheHostsClock() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.config\\.Clocks")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(classesOfTheService());
    }
}
