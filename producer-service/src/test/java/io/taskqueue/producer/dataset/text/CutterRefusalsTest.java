package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.producer.dataset.text.Streams.Cut;
import io.taskqueue.producer.dataset.text.Streams.Whole;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What no chunk can carry. */
class CutterRefusalsTest extends Cutting {
    @Test
    void refusesTheLineWhoseQuoteNeverCloses() {
        Whole whole = Streams.cut(Streams.of("a,1\nb,\"2\nc,3\nd,4\n"), grammar(true), LIMIT);

        assertThat(whole.texts()).containsExactly("a,1\n\rc,3\nd,4\n");
        assertThat(whole.end().records()).isEqualTo(3);
        assertThat(whole.refused())
                .containsExactly(new RefusedLine(2, "has a quote that opens on line 2 and is never closed"));
    }

    @Test
    void refusesAQuoteThatIsNotClosedWithinTheLimit() {
        String rest = "c,3\n".repeat(100);
        Whole whole = Streams.cut(Streams.of("a,1\n\"b\nb\",\"2\n" + rest + "\"x\",y\n"), grammar(true), 100);

        String reason = "has a quote that opens on line 3 and is not closed within 100 bytes";
        assertThat(whole.refused()).containsExactly(new RefusedLine(2, reason), new RefusedLine(3, reason));
        assertThat(whole.end().records()).isEqualTo(102);
        assertThat(whole.end().lines()).isEqualTo(104);
    }

    @Test
    void keepsAllRecordsDespiteAStrayQuote() {
        Whole whole = Streams.cut(
                Streams.of("1,\"name 1\"\n2,\"4\" card\"\n3,\"name 3\"\n4,\"a\"\"b\"c\"\"d\",x\n"),
                grammar(true),
                LIMIT);

        assertThat(whole.refused()).isEmpty();
        assertThat(whole.end().records()).isEqualTo(4);
        assertThat(whole.texts())
                .containsExactly("1,\"name 1\"\n2,\"4 card\"\"\"\n3,\"name 3\"\n4,\"a\"\"bc\"\"\"\"d\"\"\",x\n");
    }

    /** The record whose quote is missing swallows the next one's beginning, as everybody reads it, and no more. */
    @Test
    void losesOneRecordToAMissingQuote() {
        List<String> rows = new ArrayList<>(IntStream.range(0, 20_000)
                .mapToObj(i -> i + ",\"name " + i + "\"," + i % 7)
                .toList());
        rows.set(6, "5,\"name 5,3");

        Whole whole = Streams.cut(Streams.of(String.join("\n", rows)), grammar(true), LIMIT);

        assertThat(whole.end().records()).isEqualTo(19_999);
        assertThat(whole.refused()).isEmpty();
        assertThat(whole.texts().get(0)).contains("\n5,\"name 5,3\n7,name 7\"\"\",0\n8,\"name 8\",1\n");
    }

    @Test
    void losesOneLineToAnUnclosedQuote() {
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> i + ",name " + i + "\n")
                .collect(Collectors.joining());

        Whole whole = Streams.cut(Streams.of("a,\"b\n" + rows + "c,\"d\n" + rows), grammar(true), LIMIT);

        assertThat(whole.end().records()).isEqualTo(40_000);
        assertThat(whole.end().refused()).isEqualTo(2);
        assertThat(whole.refused()).extracting(RefusedLine::line).containsExactly(1L, 20_002L);
    }

    /**
     * Each line opens a quote that only the end of the next one closes, and so on; reading it again line by line would
     * not end.
     */
    @Test
    void countsEveryRefusedLineOfAStreamMadeToBeScannedRepeatedly() {
        int lines = 40_000;
        Whole whole = Streams.cut(Streams.of("a\",\"b\n".repeat(lines)), grammar(true), 4_096);

        assertThat(whole.end().refused() + whole.end().records()).isEqualTo(lines);
        assertThat(whole.end().lines()).isEqualTo(lines);
        assertThat(whole.end().bytes()).isEqualTo(6L * lines);
    }

    @Test
    void refusesRecordsThatAreNotText() {
        byte[] stream = "a,1\nb,\0\nc,\u00fc\nd,?\ne,5\n".getBytes(UTF_8);
        stream[indexOf(stream, '?')] = (byte) 0xfc;

        Whole whole = Streams.cut(new ByteArrayInputStream(stream), grammar(true), LIMIT);

        assertThat(whole.texts()).containsExactly("a,1\n\rc,\u00fc\n\re,5\n");
        assertThat(whole.refused())
                .containsExactly(new RefusedLine(2, "has a NUL byte"), new RefusedLine(4, "is not UTF-8"));
    }

    @Test
    void refusesALineOfAHundredMegabytesInBoundedMemory() {
        Whole whole = Streams.cut(
                new SequenceInputStream(Collections.enumeration(
                        List.of(Streams.of("a\n"), Streams.repeated("x", 100_000_000), Streams.of("\nb\n")))),
                grammar(true),
                LIMIT);

        assertThat(whole.texts()).containsExactly("a\n\rb\n");
        assertThat(whole.end().bytes()).isEqualTo(100_000_005);
        assertThat(whole.refused()).containsExactly(new RefusedLine(2, "is longer than 65536 bytes"));
    }

    @Test
    void countsAllRefusedRecordsAndListsAHundred() {
        Whole whole = Streams.cut(Streams.of("\0\n".repeat(1000) + "a\n" + "\0\n".repeat(1000)), grammar(false), 100);

        assertThat(whole.end().refused()).isEqualTo(2000);
        assertThat(whole.refused()).hasSize(100);
        assertThat(whole.chunks()).extracting(Cut::firstLine).containsExactly(1001L);
        assertThat(whole.end().lines()).isEqualTo(2001);
    }
}
