package io.taskqueue.worker.runtime.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.taskqueue.model.TaskFailure;
import io.taskqueue.model.TaskState;
import io.taskqueue.worker.queue.Ending;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimTriageMalformedTest {
    private final Triages triage = new Triages();

    static Stream<Arguments> malformed() {
        return Stream.of(
                argumentSet("empty", bytes(""), "is empty"),
                argumentSet("too large", bytes("x".repeat(Triages.MAX_ELEMENT_SIZE + 1)), "is larger than 2048 bytes"),
                argumentSet("broken JSON", bytes("{\"type\":\"test.echo\",\"payload\":"), ""),
                argumentSet("JSON that is not an envelope", bytes("[1]"), "not an object"),
                argumentSet("without payload", bytes("{\"type\":\"test.echo\"}"), "payload is missing"),
                argumentSet("of a wrong type", bytes("{\"type\":7,\"payload\":{}}"), "type"),
                argumentSet("no UTF-8", new byte[] {'t', 'a', (byte) 0xc3, 's', 'k'}, "is not valid UTF-8"),
                argumentSet(
                        "no UTF-8 within an envelope",
                        new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                        "is not valid UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void makesADeadLetterThatKeepsTheBytes(byte[] element, String problem) {
        long before = triage.now();

        ClaimTriage.Sorted sorted = triage.sort("mail", element);

        assertThat(sorted.startable()).isEmpty();
        assertThat(sorted.endings()).hasSize(1);
        Ending ending = sorted.endings().getFirst();
        assertThat(ending).isInstanceOf(Ending.Discard.class);
        assertThat(ending.element().bytes()).isEqualTo(element);
        assertThat(unfinished(ending).at()).isBetween(before, triage.now());
        assertThat(ending.status().state()).isEqualTo(TaskState.DISCARDED);
        assertThat(ending.status().type()).isEqualTo("malformed");
        assertThat(ending.status().queue()).isEqualTo("mail");
        assertThat(ending.status().task()).isNull();
        assertThat(Base64.getDecoder().decode(ending.status().rawElement())).isEqualTo(element);
        assertThat(ending.status().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.error()).isEqualTo(TaskFailure.MALFORMED);
            assertThat(failure.message()).isNotBlank().contains(problem);
        });
    }

    @Test
    void givesEachAnIdOfItsOwnToBeFoundUnder() {
        assertThat(triage.sort("default", "{", "{").endings())
                .extracting(ending -> unfinished(ending).stored().toString())
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void takesAnElementOfExactlyTheLargestSize() {
        String text = "x".repeat(Triages.MAX_ELEMENT_SIZE);

        assertThat(triage.sort("default", text).startable()).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Ending.Unfinished unfinished(Ending ending) {
        return (Ending.Unfinished) ending;
    }
}
