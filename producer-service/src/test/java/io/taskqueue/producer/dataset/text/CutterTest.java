package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.taskqueue.producer.dataset.text.Streams.Cut;
import io.taskqueue.producer.dataset.text.Streams.Whole;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutterTest {
    private static final int LIMIT = 64 * 1024;

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

    /** Without lines where there is a CR, as FastCSV does not count an LF that follows one within quotes, however far behind. */
    private static Stream<String> read(String text, long firstLine, boolean withLines) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)
                .stream()
                .map(row -> (withLines ? row.getStartingLineNumber() + firstLine - 1 : "") + ": " + row.getFields());
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

    /** Each line opens a quote that only the end of the next one closes, and so on; reading it again line by line would not end. */
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
    void fillsAChunkToItsLimit() {
        Whole quotes = Streams.cut(Streams.of("\"\"\n".repeat(1000)), grammar(true), 60);
        Whole longest = Streams.cut(Streams.of("x".repeat(63) + "\r\n" + "x".repeat(62) + "\r\n"), grammar(true), 64);

        assertThat(quotes.chunks().get(0).records()).isEqualTo(20);
        assertThat(longest.refused()).containsExactly(new RefusedLine(1, "is longer than 64 bytes"));
        assertThat(longest.texts()).containsExactly("x".repeat(62) + "\r\n");
    }

    @Test
    void countsAllRefusedRecordsAndListsAHundred() {
        Whole whole = Streams.cut(Streams.of("\0\n".repeat(1000) + "a\n" + "\0\n".repeat(1000)), grammar(false), 100);

        assertThat(whole.end().refused()).isEqualTo(2000);
        assertThat(whole.refused()).hasSize(100);
        assertThat(whole.chunks()).extracting(Cut::firstLine).containsExactly(1001L);
        assertThat(whole.end().lines()).isEqualTo(2001);
    }

    private static Grammar grammar(boolean csv) {
        return csv ? new CsvGrammar(',') : new LineGrammar();
    }

    /** Up to 300 bytes of what is special, some text between, at times no UTF-8. */
    private static byte[] anything(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        String alphabet = random.nextBoolean() ? "ab,\n" : "a,\"\r\n";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0 : 'x');
        }
        return bytes;
    }

    private static String[] lines(String text) {
        return text.split("\r\n|\r|\n", -1);
    }

    private static int indexOf(byte[] bytes, char c) {
        int at = 0;
        while (bytes[at] != c) {
            at++;
        }
        return at;
    }
}
