package io.taskqueue.worker.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.worker.statistics.column.CorruptSummaryException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Bytes that are no summary are refused, even with a right checksum; what is accepted can be worked with. */
class HostileSummaryTest {
    private final byte[] good = table().encode();

    @Test
    void rejectsEveryBeginning() {
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> TableSummary.decode(cut)).isInstanceOf(CorruptSummaryException.class);
            byte[] sealed = sealed(cut);
            if (length < good.length - Integer.BYTES) {
                assertThatThrownBy(() -> TableSummary.decode(sealed)).isInstanceOf(CorruptSummaryException.class);
            }
        }
    }

    @Test
    void rejectsAnyBitThatIsTurned() {
        for (int at = 0; at < good.length; at++) {
            byte[] turned = good.clone();
            turned[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> TableSummary.decode(turned))
                    .isInstanceOf(CorruptSummaryException.class)
                    .hasMessage("the checksum is wrong");
        }
    }

    @Test
    void survivesForgedBytesWithARightChecksum() {
        Random random = new Random(11);
        int accepted = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] forged = Arrays.copyOf(good, good.length - Integer.BYTES);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                forged[random.nextInt(round % 2 == 0 ? 300 : forged.length)] = (byte) random.nextInt(256);
            }
            accepted += survives(sealed(forged)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(1, 2_999);
    }

    @Test
    void survivesNoise() {
        Random random = new Random(12);
        for (int round = 0; round < 3_000; round++) {
            byte[] noise = new byte[2 + random.nextInt(200)];
            random.nextBytes(noise);
            noise[0] = 'T';
            noise[1] = 1;
            survives(sealed(noise));
        }
    }

    @Test
    void namesTheVersionItFound() {
        byte[] newer = Arrays.copyOf(good, good.length - Integer.BYTES);
        newer[1] = 2;

        assertThatThrownBy(() -> TableSummary.decode(sealed(newer))).hasMessage("it has version 2, known is 1");
    }

    /** Whether it is accepted; then it must be possible to merge it and to write it. */
    private boolean survives(byte[] bytes) {
        TableSummary decoded;
        try {
            decoded = TableSummary.decode(bytes);
        } catch (CorruptSummaryException e) {
            return false;
        }
        TableSummary merged = TableSummary.decode(good);
        merged.merge(decoded);
        assertThat(Tables.tree(merged).get("records").asLong()).isPositive();
        return true;
    }

    private static byte[] sealed(byte[] content) {
        CRC32C checksum = new CRC32C();
        checksum.update(content);
        return ByteBuffer.allocate(content.length + Integer.BYTES)
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    private static TableSummary table() {
        TableSummary summary = TableSummary.open();
        Random random = new Random(13);
        for (int i = 0; i < 700; i++) {
            summary.text(summary.column("number"), random.nextInt(100_000) / 100.0 + "");
            summary.text(summary.column("few"), "v" + random.nextInt(5));
            summary.text(summary.column("text"), "text " + random.nextInt(1_000));
            summary.text(summary.column("time"), "2024-01-10T10:10:10." + (100 + random.nextInt(900)));
            summary.endRecord();
        }
        summary.badRecord(3, "broken");
        return summary;
    }
}
