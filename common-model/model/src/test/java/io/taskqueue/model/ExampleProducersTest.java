package io.taskqueue.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the producers of {@code docs/examples} where their languages are installed. */
class ExampleProducersTest {
    @ParameterizedTest
    @CsvSource({"python3, producer.py", "node, producer.mjs"})
    void buildEnvelopesThatDecode(String language, String file) throws IOException, InterruptedException {
        assumeTrue(isInstalled(language), language + " is installed");
        String text = "say \"hello\" \\";

        String printed =
                run(language, MarkdownTable.DOCS.resolve("examples/" + file).toString(), "--dry-run", text);

        Task task = TaskCodec.decode(printed.getBytes(UTF_8), "default");
        assertThat(task.id()).hasSize(36);
        assertThat(task.type()).isEqualTo("text");
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(textOf(task.payload())).isEqualTo(text);
    }

    private static boolean isInstalled(String language) throws InterruptedException {
        try {
            return new ProcessBuilder(language, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONUTF8", "1");
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static String textOf(RawJson payload) {
        String[] text = new String[1];
        try (FieldReader reader = new FieldReader(payload.toBytes())) {
            reader.readWholeObject(name -> text[0] = reader.readText());
        }
        return text[0];
    }
}
