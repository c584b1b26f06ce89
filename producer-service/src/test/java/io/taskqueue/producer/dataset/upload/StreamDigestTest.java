package io.taskqueue.producer.dataset.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class StreamDigestTest {
    @Test
    void isTheCrc32cOfTheStandard() {
        assertThat(StreamDigest.START.with("123456789".getBytes(US_ASCII)).encoded())
                .isEqualTo("e3069283");
        assertThat(StreamDigest.START.encoded()).isEqualTo("0");
    }

    @Test
    void doesNotDependOnWhereTextsEnd() {
        Random random = new Random(7);
        CRC32C whole = new CRC32C();
        StreamDigest parts = StreamDigest.START;
        for (int i = 0; i < 200; i++) {
            byte[] text = new byte[random.nextInt(2_000)];
            random.nextBytes(text);
            whole.update(text);
            parts = StreamDigest.of(parts.with(text).encoded());
        }

        assertThat(parts.encoded()).isEqualTo(Long.toHexString(whole.getValue()));
    }
}
