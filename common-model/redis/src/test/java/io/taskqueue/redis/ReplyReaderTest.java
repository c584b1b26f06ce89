package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private static final int LONGEST = 10;
    private static final String ALL_KINDS =
            "$3\r\n\r\n\u00ff\r\n:42\r\n$0\r\n\r\n$-1\r\n*-1\r\n+OK\r\n-WRONGTYPE no list\r\n"
                    + "$11\r\n12345678901\r\n$10\r\n1234567890\r\n";

    private final List<String> replies = new ArrayList<>();
    private final ReplyReader reader = new ReplyReader(LONGEST, reply -> replies.add(text(reply)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1000})
    void readsRepliesHoweverTheyAreCut(int length) {
        for (int at = 0; at < ALL_KINDS.length(); at += length) {
            read(ALL_KINDS.substring(at, Math.min(ALL_KINDS.length(), at + length)));
        }

        assertThat(replies)
                .containsExactly(
                        "\r\n\u00ff",
                        "Count[number=42]",
                        "",
                        "Nothing[]",
                        "Nothing[]",
                        "OK",
                        "Refusal[message=WRONGTYPE no list]",
                        "TooLong[length=11]",
                        "1234567890");
    }

    @Test
    void passesOverAValueFarLargerThanMemory() {
        long length = 1L << 36;
        Buffer part = Buffer.buffer(new byte[1 << 20]);

        read("$" + length + "\r\n");
        for (long sent = 0; sent < length; sent += part.length()) {
            reader.handle(part);
        }
        read("\r\n:1\r\n");

        assertThat(replies).containsExactly("TooLong[length=" + length + "]", "Count[number=1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*1\r\n", "%1\r\n", "$x\r\n", ":\r\n", "HTTP/1.1 400 Bad Request\r\n", "\r\n"})
    void refusesWhatIsNoReply(String sent) {
        assertThatThrownBy(() -> read(sent)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void refusesALineWithoutAnEnd() {
        assertThatThrownBy(() -> read("+" + "x".repeat(100_000))).isInstanceOf(IllegalStateException.class);
    }

    private void read(String sent) {
        reader.handle(Buffer.buffer(sent.getBytes(ISO_8859_1)));
    }

    private static String text(ElementReply reply) {
        return reply instanceof ElementReply.Value(byte[] bytes) ? new String(bytes, ISO_8859_1) : reply.toString();
    }
}
