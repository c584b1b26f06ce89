package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.producer.dataset.text.Streams.Cut;
import io.taskqueue.producer.dataset.text.Streams.Whole;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stream is cut. */
class CutterTest extends Cutting {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutsAtTheSameBytesHoweverTheyArrive(boolean csv) {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] stream = anything(random);
            int limit = 8 + random.nextInt(60);

            Whole whole = Streams.cut(new ByteArrayInputStream(stream), grammar(csv), limit);
            Whole dribbled = Streams.cut(Streams.inDribs(stream, random), grammar(csv), limit);

            assertThat(dribbled).as("seed %d", seed).isEqualTo(whole);
            assertThat(whole.end().bytes()).as("seed %d", seed).isEqualTo(stream.length);
        }
    }

    @Test
    void keepsEveryLineInItsPlace() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] stream = anything(random);
            String[] lines = lines(new String(stream, UTF_8) + "\n"); // a last line that is refused leaves an empty one

            Whole whole = Streams.cut(new ByteArrayInputStream(stream), grammar(true), 8 + random.nextInt(60));

            for (Cut chunk : whole.chunks()) {
                String[] inChunk = lines(chunk.text());
                for (int i = 0; i < inChunk.length; i++) {
                    assertThat(inChunk[i].replace("\"", "")) // which may be written anew
                            .as("seed %d, chunk %d, line %d", seed, chunk.number(), i)
                            .isIn("", lines[(int) chunk.firstLine() - 1 + i].replace("\"", ""));
                }
            }
        }
    }

    @Test
    void givesFastCsvTheRecordsThatPythonReads() {
        int compared = 0;
        for (int seed = 0; seed < 3000; seed++) {
            byte[] stream = anything(new Random(seed));
            Whole whole = Streams.cut(new ByteArrayInputStream(stream), grammar(true), 150);
            if (whole.end().refused() == 0) {
                boolean withLines = new String(stream, UTF_8).indexOf('\r') < 0;
                List<String> read = whole.chunks().stream()
                        .flatMap(chunk -> read(chunk.text(), chunk.firstLine(), withLines))
                        .toList();
                assertThat(read)
                        .as("seed %d", seed)
                        .hasSize((int) whole.end().records())
                        .isEqualTo(PythonCsv.read(new String(stream, UTF_8), withLines));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @Test
    void putsEveryRecordIntoOneChunkInItsOrder() {
        String stream = String.join(
                "",
                IntStream.range(0, 10_000).mapToObj(i -> i + ",\"x\ny\"\r\n").toList());

        Whole whole = Streams.cut(Streams.of(stream), grammar(true), 1000);

        assertThat(String.join("", whole.texts())).isEqualTo(stream);
        assertThat(whole.chunks()).hasSizeGreaterThan(100);
        assertThat(whole.chunks())
                .extracting(Cut::number)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0L);
        assertThat(whole.end().records()).isEqualTo(10_000);
        assertThat(whole.end().lines()).isEqualTo(20_000);
        assertThat(whole.end().refused()).isZero();
        assertThat(whole.chunks().get(1).firstLine())
                .isEqualTo(1 + whole.chunks().get(0).upTo().lines());
    }

    @Test
    void continuesWhereAnEarlierStreamEnded() throws Exception {
        String stream = String.join(
                "", IntStream.range(0, 1000).mapToObj(i -> "row " + i + "\n").toList());
        Whole whole = Streams.cut(Streams.of(stream), grammar(true), 500);
        Cut third = whole.chunks().get(2);

        String rest = stream.substring((int) third.upTo().bytes());
        Cutter cutter =
                new Cutter(new ByteWindow(Streams.of(rest), 500), grammar(true), third.upTo(), new Refusals(), 500);
        Chunk fourth = cutter.next();

        assertThat(fourth.number()).isEqualTo(3);
        assertThat(fourth.firstLine()).isEqualTo(whole.chunks().get(3).firstLine());
        assertThat(fourth.upTo()).isEqualTo(whole.chunks().get(3).upTo());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void acceptsTheLineEndsOfAllSystems(String end) {
        Whole whole =
                Streams.cut(Streams.of("a,1" + end + end + "b,\"2" + end + "3\"" + end + "c,4"), grammar(true), LIMIT);

        assertThat(whole.end().records()).isEqualTo(3);
        assertThat(whole.end().lines()).isEqualTo(5);
    }

    @Test
    void doesNotCountEmptyLinesAsRecords() {
        Whole csv = Streams.cut(Streams.of("\n\na\n\n \nb\n\n"), grammar(true), LIMIT);
        Whole ndjson = Streams.cut(Streams.of("\n \t\r\n{}\n\n \n[]\n"), grammar(false), LIMIT);

        assertThat(csv.chunks()).extracting(Cut::firstLine).containsExactly(3L);
        assertThat(csv.end().records()).isEqualTo(3);
        assertThat(ndjson.chunks()).extracting(Cut::firstLine).containsExactly(3L);
        assertThat(ndjson.end().records()).isEqualTo(2);
        assertThat(ndjson.end().lines()).isEqualTo(6);
    }

    @Test
    void fillsAChunkToItsLimit() {
        Whole quotes = Streams.cut(Streams.of("\"\"\n".repeat(1000)), grammar(true), 60);
        Whole longest = Streams.cut(Streams.of("x".repeat(63) + "\r\n" + "x".repeat(62) + "\r\n"), grammar(true), 64);

        assertThat(quotes.chunks().get(0).records()).isEqualTo(20);
        assertThat(longest.refused()).containsExactly(new RefusedLine(1, "is longer than 64 bytes"));
        assertThat(longest.texts()).containsExactly("x".repeat(62) + "\r\n");
    }
}
