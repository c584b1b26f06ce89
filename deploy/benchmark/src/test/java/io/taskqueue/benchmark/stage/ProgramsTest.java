package io.taskqueue.benchmark.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void startServicesAsTheLocalStackDoesUnlessTold() {
        assertThat(Programs.under(ROOT, false, null).javaOptions())
                .containsExactly("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx256m");
        assertThat(Programs.under(ROOT, false, "  -Xmx1g   -Xlog:gc ").javaOptions())
                .containsExactly("-Xmx1g", "-Xlog:gc");
        assertThat(Programs.under(ROOT, true, " ").javaOptions()).isEmpty();
    }

    @Test
    void compileLessForAQuickRun() {
        assertThat(Programs.under(ROOT, true, null).javaOptions()).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void findARedisServerOnTheMachineOrBringOne() {
        assertThat(Programs.under(ROOT, false, null).redisServer()).matches(Files::isExecutable);
    }
}
