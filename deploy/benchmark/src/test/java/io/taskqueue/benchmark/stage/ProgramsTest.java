package io.taskqueue.benchmark.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void startWithLessHeapWhereTheStartCountsUnlessTold() {
        assertThat(Programs.under(ROOT, false, null).small().javaOptions())
                .containsExactly("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xmx128m");
        assertThat(Programs.under(ROOT, false, "-Xmx1g").small().javaOptions()).containsExactly("-Xmx1g");
    }

    @Test
    void takeFurtherOptions() {
        Programs programs = Programs.under(ROOT, false, "-Xmx1g");

        assertThat(programs.adding(List.of("-Xlog:gc")).javaOptions()).containsExactly("-Xmx1g", "-Xlog:gc");
        assertThat(programs.javaOptions()).containsExactly("-Xmx1g");
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
