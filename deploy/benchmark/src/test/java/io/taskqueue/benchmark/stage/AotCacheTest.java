package io.taskqueue.benchmark.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    Path root;

    @Test
    void forgetsWhatAnEarlierRunWrote() throws IOException {
        AotCache cache = fresh();
        Files.write(cache.file(), new byte[2_000_000]);
        assertThat(cache.megabytes()).isEqualTo(2);

        assertThat(fresh()).isEqualTo(cache);
        assertThatThrownBy(cache::megabytes).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void isWrittenByOneJvmAndRequiredByOthers() {
        AotCache cache = fresh();

        assertThat(cache.writing()).containsExactly("-XX:AOTCacheOutput=" + cache.file());
        assertThat(cache.using()).containsExactly("-XX:AOTCache=" + cache.file(), "-XX:AOTMode=on");
    }

    private AotCache fresh() {
        return AotCache.fresh(Programs.under(root, false, null), Service.WORKER);
    }
}
