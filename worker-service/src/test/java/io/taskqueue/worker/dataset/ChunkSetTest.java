package io.taskqueue.worker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChunkSetTest {
    private final ChunkSet chunks = new ChunkSet();

    @Test
    void holdsWhatWasAddedInAnyOrder() {
        Random random = new Random(7);
        Set<Long> added = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            long chunk = random.nextInt(1_000);
            assertThat(chunks.add(chunk)).isEqualTo(added.add(chunk));
        }

        assertThat(chunks.size()).isEqualTo(added.size());
        assertThat(LongStream.range(0, 1_001).filter(chunks::contains).boxed())
                .containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        LongStream.of(0, 1, 2, 5, 1_000_000_000_000L, 7, 6).forEach(chunks::add);

        ChunkSet read = read(written(chunks));

        assertThat(read.size()).isEqualTo(7);
        assertThat(LongStream.of(0, 2, 5, 7, 1_000_000_000_000L)).allMatch(read::contains);
        assertThat(LongStream.of(3, 4, 8, 999_999_999_999L)).noneMatch(read::contains);
        assertThat(read.add(3)).isTrue();
        assertThat(read.add(1)).isFalse();
    }

    @Test
    void encodesToAFewBytesInAnyOrder() throws IOException {
        List<Long> all = new ArrayList<>(LongStream.range(0, 100_000).boxed().toList());
        Collections.shuffle(all, new Random(3));
        all.forEach(chunks::add);

        assertThat(written(chunks)).hasSizeLessThan(8);
    }

    @Test
    void rejectsBytesThatAreNotASummary() {
        assertThatThrownBy(() -> read(new byte[] {2, 0})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}))
                .isInstanceOf(IOException.class);
    }

    private static byte[] written(ChunkSet chunks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunks.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static ChunkSet read(byte[] bytes) throws IOException {
        return ChunkSet.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
