package io.taskqueue.producer.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.testing.MailAddresses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmailAddressTest {
    static List<String> accepted() {
        return MailAddresses.ofBoth();
    }

    static List<String> refused() {
        return Stream.of(MailAddresses.ofWorker(), MailAddresses.ofNone())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsTheAddressesThatTheWorkerAccepts(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesEverythingElse(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
    }

    @Test
    void refusesALongHostileAddressAtOnce() {
        assertThat(EmailAddress.isValid("a.".repeat(31) + "a@" + "a-".repeat(90) + "!"))
                .isFalse();
    }
}
