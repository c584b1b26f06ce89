package io.taskqueue.producer.dataset.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final StreamFormat CSV = StreamFormat.csv(',', true);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a,b        | ["a","b"]
                    "a","b"    | ["a","b"]
                    "a,b",c    | ["a,b","c"]
                    "a ""b\""",c| ["a \\"b\\"","c"]
                    a"b,c"     | ["a\\"b","c\\""]
                    "a"b"c",d  | ["ab\\"c\\"","d"]
                    """)
    void readsNamesAsFieldsAreRead(String row, String columns) throws IOException {
        assertThat(header(row + "\n1,2\n").columns()).isEqualTo(columns);
        assertThat(header(row).columns()).isEqualTo(columns);
    }

    @Test
    void reportsWhereTheRecordsBegin() throws IOException {
        ByteWindow window = window(Streams.of("\r\n\n\"a\nb\",c\r\nd"));

        Header header = Header.read(window, CSV);

        assertThat(header).isEqualTo(new Header("[\"a\\nb\",\"c\"]", 12, 4));
        assertThat(window.peek(0)).isEqualTo('d');
    }

    /** What pandas, R and spreadsheets write. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ,a,b              | ["column1","a","b"]
                    "","a","b"        | ["column1","a","b"]
                    a,b,              | ["a","b","column3"]
                    a," ",c           | ["a","column2","c"]
                    id,x,id,id        | ["id","x","id_2","id_3"]
                    id,id,id_2        | ["id","id_3","id_2"]
                    ,column1,         | ["column1_2","column1","column3"]
                    ,,                | ["column1","column2","column3"]
                    """)
    void givesEachColumnAUniqueName(String row, String columns) throws IOException {
        assertThat(header(row + "\n1,2\n").columns()).isEqualTo(columns);
    }

    @Test
    void givesRepeatedLongNamesUniqueSuffixes() throws IOException {
        String name = "x".repeat(200);

        assertThat(Header.names(header(name + "," + name + "," + name + "\n").columns()))
                .containsExactly(name, "x".repeat(198) + "_2", "x".repeat(198) + "_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "\"sep=;\"\n", "SEP=;\n"})
    void skipsTheLineThatNamesTheDelimiter(String hint) throws IOException {
        Header header = Header.read(window(Streams.of(hint + "a;b\n1;2\n")), StreamFormat.csv(';', true));

        assertThat(header).isEqualTo(new Header("[\"a\",\"b\"]", hint.length() + 4, 2));
        assertRefused(hint + "a;b\n", "delimiter is \";\" in the stream's first line, but \",\" in the request.");
    }

    @Test
    void generatesNamesWithoutAHeaderRow() throws IOException {
        ByteWindow window = window(Streams.of("\n7,\"x,y\",\n8,z,\n"));

        Header header = Header.read(window, StreamFormat.csv(',', false));

        assertThat(header).isEqualTo(new Header("[\"column1\",\"column2\",\"column3\"]", 1, 1));
        assertThat(window.peek(0)).isEqualTo('7');
    }

    @Test
    void namesTheColumnAtFault() {
        assertRefused("a," + "x".repeat(201) + "\n", "column 2 has a name longer than 200 characters, starting with");
        assertRefused(names(1001) + "\n", "column 1001 exceeds the limit of 1000 columns; it is \"c1001\".");
        assertRefused(names(1_000_000) + "\n1\n", "column 1001 exceeds the limit of 1000 columns");
    }

    @Test
    void acceptsAThousandColumns() throws IOException {
        assertThat(header(names(1000) + "\n").columns()).startsWith("[\"c1\",").endsWith("\"c1000\"]");
        assertThat(header("x".repeat(200) + "\n").columns()).hasSize(204);
    }

    @Test
    void refusesARowThatIsTooLong() {
        assertRefused("a".repeat(70_000) + "\n", "The header row is longer than 65536 bytes.");
        assertRefused(
                ("\u0001".repeat(190) + names(100)).replace(",", ',' + "\u0001".repeat(190)) + "\n",
                "The header row is longer than 65536 bytes when written as JSON.");
        assertRefused("a,\"b\nc,d\n", "The header row has an unclosed quote.");
    }

    @Test
    void refusesWhatIsNoUtf8() {
        assertThatThrownBy(() -> Header.read(window(bytes("n\u00e4me,price\n".getBytes(ISO_8859_1))), CSV))
                .hasMessageContaining("binary or not UTF-8 text");
        assertThatThrownBy(() -> Header.read(window(bytes("name,price\n".getBytes(UTF_16LE))), CSV))
                .hasMessageContaining("binary or not UTF-8 text");
    }

    @Test
    void refusesEmptyLinesAlone() {
        assertRefused("\n\r\n\n", "The body is empty.");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> header(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }

    private static Header header(String text) throws IOException {
        return Header.read(window(Streams.of(text)), CSV);
    }

    private static ByteWindow window(InputStream stream) {
        return new ByteWindow(stream, 64 * 1024);
    }

    private static InputStream bytes(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }
}
