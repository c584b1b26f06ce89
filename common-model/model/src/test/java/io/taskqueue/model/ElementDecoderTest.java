package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementDecoderTest {
    private static final int MAX_BYTES = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"t\",\"payload\":1}", " \t\r\n{\"type\":\"t\",\"payload\":1}\n"})
    void readsEnvelope(String element) {
        Task task = decode(element);

        assertThat(task.type()).isEqualTo("t");
        assertThat(task.payload()).isEqualTo(RawJson.of("1"));
        assertThat(task.queue()).isEqualTo("mails");
    }

    @Test
    void usesPlainTextAsTheTasksId() {
        Task task = decode("task1");

        assertThat(task.id()).isEqualTo("task1");
        assertThat(task.type()).isEqualTo("text");
        assertThat(task.queue()).isEqualTo("mails");
        assertThat(task.payload()).hasToString("{\"text\":\"task1\"}");
        assertThat(task.enqueuedAt()).isNull();
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(task.needsAdoption()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"42", "true", "null", "NaN", "-1e5", " padded ", "a,b", "a,b,c", "Ünï 😀", "x{\"type\":1}", "\\"
            })
    void readsAnythingThatOpensNoJsonStructureAsText(String element) {
        Task task = decode(element);

        assertThat(task.type()).isEqualTo("text");
        assertThat(task.id()).isEqualTo(element);
        assertThat(payloadText(task)).isEqualTo(element);
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "nul\0", "\0", "tab\t", "\u0085x", "del\u007f"})
    void givesNoIdToTextWithControlCharacters(String element) {
        Task task = decode(element);

        assertThat(task.id()).isNull();
        assertThat(payloadText(task)).isEqualTo(element);
    }

    @Test
    void givesNoIdToTextTooLongForOne() {
        assertThat(decode("x".repeat(200)).id()).hasSize(200);
        assertThat(decode("x".repeat(201)).id()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada,ada@example.org,Hello, with, commas|Ada|ada@example.org|Hello, with, commas",
                "' Ada , ada@example.org ,  Hello '|Ada|ada@example.org|'  Hello '",
                ",@,|''|@|''",
                "Ada \"the first\",ada@example.org,a\\b|Ada \"the first\"|ada@example.org|a\\b",
                "Ada,@@,@|Ada|@@|@",
            })
    void readsAFormLineAsFormSubmission(String element, String name, String email, String message) {
        Task task = decode(element);

        assertThat(task.type()).isEqualTo("form.submission");
        assertThat(task.id()).isNull();
        assertThat(task.needsAdoption()).isTrue();
        assertThat(task.payload()).isEqualTo(new RawJson(Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("email", email);
            json.writeStringField("message", message);
            json.writeEndObject();
        })));
    }

    @Test
    void keepsLinesOfFormMessage() {
        assertThat(decode("Ada,ada@example.org,one\ntwo").payload())
                .hasToString("{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"one\\ntwo\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r ", "\u2003"})
    void rejectsEmptyElements(String element) {
        assertMalformed(element.getBytes(UTF_8), "is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1", " [{\"type\":\"t\"}]", "\"text\"", "\"open", "\n\"\""})
    void rejectsJsonThatIsNotAnObject(String element) {
        assertMalformed(element.getBytes(UTF_8), "is JSON but not an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{}", "{\"type\":\"t\"}", "{broken", "{\"type\":\"t\",\"payload\":1}}", "{'type':'t'}"})
    void rejectsBrokenEnvelopes(String element) {
        assertThatExceptionOfType(MalformedTaskException.class).isThrownBy(() -> decode(element));
    }

    @Test
    void rejectsElementsOverTheLimit() {
        byte[] largest = "x".repeat(MAX_BYTES).getBytes(UTF_8);
        byte[] tooLarge = "x".repeat(MAX_BYTES + 1).getBytes(UTF_8);

        assertThat(ElementDecoder.decode(largest, "mails", MAX_BYTES).type()).isEqualTo("text");
        assertMalformed(tooLarge, "is larger than 1000 bytes: 1001");
    }

    @Test
    void rejectsOtherEncodings() {
        String envelope = "{\"type\":\"t\",\"payload\":1}";

        assertMalformed(new byte[] {(byte) 0xff, (byte) 0xfe, 'x', 0}, "is not valid UTF-8");
        assertMalformed(new byte[] {'t', (byte) 0xc3}, "is not valid UTF-8");
        assertMalformed(new byte[] {'t', (byte) 0xc0, (byte) 0xaf}, "is not valid UTF-8");
        assertMalformed(new byte[] {'t', (byte) 0xed, (byte) 0xa0, (byte) 0x80}, "is not valid UTF-8");
        assertMalformed(envelope.getBytes(UTF_16LE), "is not valid JSON");
        assertMalformed(("\ufeff" + envelope).getBytes(UTF_8), "starts with a byte order mark");
        assertThat(ElementDecoder.decode(envelope.getBytes(UTF_16BE), "mails", MAX_BYTES)
                        .id())
                .isNull();
    }

    @Test
    void makesTaskOrMalformedOfAnyBytes() {
        Random random = new Random(20260101);
        for (int i = 0; i < 100_000; i++) {
            byte[] element = new byte[random.nextInt(24)];
            random.nextBytes(element);
            if (element.length > 0 && i % 3 == 0) {
                element[0] = '{';
            }
            assertTaskOrMalformed(element);
        }
    }

    private static void assertTaskOrMalformed(byte[] element) {
        try {
            assertThat(ElementDecoder.decode(element, "mails", MAX_BYTES)).isNotNull();
        } catch (MalformedTaskException e) {
            assertThat(e).hasMessageNotContainingAny("\n", "\0");
        }
    }

    private static void assertMalformed(byte[] element, String problem) {
        assertThatExceptionOfType(MalformedTaskException.class)
                .isThrownBy(() -> ElementDecoder.decode(element, "mails", MAX_BYTES))
                .withMessageContaining(problem);
    }

    private static Task decode(String element) {
        return ElementDecoder.decode(element.getBytes(UTF_8), "mails", MAX_BYTES);
    }

    private static String payloadText(Task task) {
        String[] text = new String[1];
        try (FieldReader reader = new FieldReader(task.payload().toBytes())) {
            reader.readWholeObject(name -> text[0] = reader.readText());
        }
        return text[0];
    }
}
