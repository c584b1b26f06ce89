package io.taskqueue.monitor;

import io.taskqueue.testing.service.ServiceArchitecture;
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
}
