package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {
    /** Values whose end the parser finds in different ways. */
    private static final List<String> VALUES = List.of(
            "1",
            "-0.10",
            "1e400",
            "12345678901234567890",
            "true",
            "false",
            "null",
            "\"\"",
            "\"text\"",
            "\"é😀\\n\\u00e9\"",
            "\"" + "long ".repeat(2000) + "\"",
            "{}",
            "[]",
            "[ 1 , \"]\" , { \"}\" : [ ] } ]",
            "{ \"a\" : \"{\" , \"b\" : 2 }");

    private static final List<String> SPACES = List.of("", " ", "\n", "\r\n\t  ");

    @Test
    void cutsRawValuesAtTheirExactBytes() {
        for (String before : VALUES) {
            for (String value : VALUES) {
                for (String space : SPACES) {
                    String json = space + "{" + space + "\"é\"" + space + ":" + space + before + space + "," + space
                            + "\"b\"" + space + ":" + space + value + space + "}" + space;

                    assertThat(readRawFields(json)).containsExactly(Map.entry("é", before), Map.entry("b", value));
                }
            }
        }
    }

    @Test
    void cutsRawValuesAfterSkippedOnes() {
        for (String skipped : VALUES) {
            for (String value : VALUES) {
                String json = "{\"a\":" + skipped + ",\"skip\":" + skipped + ",\"b\":" + value + ",\"skip2\" : "
                        + skipped + "}";

                assertThat(readRawFields(json)).containsExactly(Map.entry("a", skipped), Map.entry("b", value));
            }
        }
    }

    @Test
    void cutsRawValuesAfterReadOnes() {
        Map<String, String> raw = new LinkedHashMap<>();
        List<Object> read = new ArrayList<>();

        try (FieldReader reader = reader(
                "{\"t\":\"é\\n\",\"n\":12,\"r1\":[1 ],\"l\":[\"a\",\"b\"],\"r2\":\"x\",\"f\":true,\"r3\":0.10}")) {
            reader.readWholeObject(name -> {
                switch (name) {
                    case "t" -> read.add(reader.readText());
                    case "n" -> read.add(reader.readInt());
                    case "l" -> read.add(reader.readList(reader::readText));
                    case "f" -> read.add(reader.readFlag());
                    default -> raw.put(name, reader.readRaw().toString());
                }
            });
        }

        assertThat(read).containsExactly("é\n", 12, List.of("a", "b"), true);
        assertThat(raw).containsExactly(Map.entry("r1", "[1 ]"), Map.entry("r2", "\"x\""), Map.entry("r3", "0.10"));
    }

    @Test
    void cutsRawValuesBeyondTheParsersFirstBuffer() {
        String text = '"' + "😀\\u00e9".repeat(20_000) + '"';

        assertThat(readRawFields("{\"a\":" + text + ",\"b\":[" + text + " ],\"c\":1}"))
                .containsExactly(Map.entry("a", text), Map.entry("b", "[" + text + " ]"), Map.entry("c", "1"));
    }

    @Test
    void namesTheFieldThatIsBeingRead() {
        List<String> fields = new ArrayList<>();

        try (FieldReader reader = reader("{\"a\":[{\"b\":1},{\"c\":{\"d\":2}}],\"e\":3}")) {
            reader.readWholeObject(name -> {
                if (name.equals("a")) {
                    reader.readList(() -> {
                        reader.readObjectFields(inner -> {
                            fields.add(reader.field());
                            reader.skip();
                        });
                        return "";
                    });
                }
                fields.add(reader.field());
                reader.skip();
            });
        }

        assertThat(fields).containsExactly("a.b", "a.c", "a", "e");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|1|is not a string",
                "text|[]|is not a string",
                "text|\"\\ud800\"|has half of a surrogate pair",
                "int|\"1\"|is not a whole number",
                "int|1.0|is not a whole number",
                "int|1e3|is not a whole number",
                "int|true|is not a whole number",
                "int|2147483648|is not a whole number of at most 32 bits",
                "int|9223372036854775808|is not a whole number of at most 64 bits",
                "long|9223372036854775808|is not a whole number of at most 64 bits",
                "long|-9223372036854775809|is not a whole number of at most 64 bits",
                "long|{}|is not a whole number",
                "flag|1|is not true or false",
                "flag|null|is not true or false",
                "list|{}|is not an array",
                "list|\"a\"|is not an array",
                "list|[null]|has a null among its elements",
                "list|[1]|is not a string",
                "object|[]|is not an object",
                "object|1|is not an object",
                "raw|[\"\\udc00\"]|has half of a surrogate pair",
                "raw|[nul]|is not valid JSON at byte",
                "skip|[nul]|is not valid JSON at byte",
            })
    void namesTheFieldAtFault(String kind, String value, String problem) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> readAs(kind, "{\"before\":1,\"" + kind + "\":" + value + "}"))
                .withMessageStartingWith(kind + " " + problem)
                .satisfies(e -> assertThat(e.field()).isEqualTo(kind));
    }

    @Test
    void readsNumbersUpToTheirLimits() {
        assertThat(readAs("long", "{\"long\":9223372036854775807}")).containsExactly(Long.MAX_VALUE);
        assertThat(readAs("long", "{\"long\":-9223372036854775808}")).containsExactly(Long.MIN_VALUE);
        assertThat(readAs("int", "{\"int\":-2147483648}")).containsExactly(Integer.MIN_VALUE);
        assertThat(readAs("int", "{\"int\":-0}")).containsExactly(0);
    }

    @Test
    void readsNullAsAbsent() {
        assertThat(readAs("text", "{\"text\":null}")).containsExactly((Object) null);
        assertThat(readAs("long", "{\"long\":null}")).containsExactly((Object) null);
        assertThat(readAs("int", "{\"int\":null}")).containsExactly((Object) null);
        assertThat(readAs("list", "{\"list\":null}")).containsExactly(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"{}\"",
                "{}{}",
                "{} x",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "}"
            })
    void rejectsAnythingButOneObject(String json) {
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> readRawFields(json));
    }

    @Test
    void rejectsNamesThatCannotBeWritten() {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> readRawFields("{\"\\ud800\":1}"))
                .withMessageContaining("surrogate");
    }

    @Test
    void writesNothingUnprintableOrLong() {
        String name = "\\u0000\\n" + "n".repeat(30_000);

        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> readRawFields("{\"" + name + "\":nul}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\0"));
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> readRawFields("{\"" + name + "\":1,\"" + name + "\":2}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\0"));
    }

    private static Map<String, String> readRawFields(String json) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (FieldReader reader = reader(json)) {
            reader.readWholeObject(name -> {
                if (name.startsWith("skip")) {
                    reader.skip();
                } else {
                    fields.put(name, reader.readRaw().toString());
                }
            });
        }
        return fields;
    }

    private static List<Object> readAs(String kind, String json) {
        List<Object> values = new ArrayList<>();
        try (FieldReader reader = reader(json)) {
            reader.readWholeObject(name -> {
                switch (name.equals(kind) ? kind : "skip") {
                    case "text" -> values.add(reader.readText());
                    case "int" -> values.add(reader.readInt());
                    case "long" -> values.add(reader.readLong());
                    case "flag" -> values.add(reader.readFlag());
                    case "list" -> values.add(reader.readList(reader::readText));
                    case "object" -> reader.readObjectFields(inner -> reader.skip());
                    case "raw" -> values.add(reader.readRaw());
                    default -> reader.skip();
                }
            });
        }
        return values;
    }

    private static FieldReader reader(String json) {
        return new FieldReader(json.getBytes(UTF_8));
    }
}
