package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.testing.MailAddresses;
import io.taskqueue.worker.handler.NonRetryableException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    static List<String> taken() {
        return Stream.of(MailAddresses.ofBoth(), MailAddresses.ofWorker())
                .flatMap(List::stream)
                .toList();
    }

    static List<String> refused() {
        return MailAddresses.ofNone();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void acceptsWhatTheFormAcceptsAndMore(String text) {
        MailAddress address = MailAddress.of("email", text);

        assertThat(address.displayName()).isEmpty();
        assertThat(address.mailbox()).isEqualTo(address.header()).matches("[!-~]+@[A-Za-z0-9.-]+");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void rejectsEverythingElse(String text) {
        assertThatThrownBy(() -> MailAddress.of("email", text))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("email ");
    }

    @Test
    void leavesAsciiAddressesAsTheyAre() {
        assertThat(MailAddresses.ofBoth())
                .allSatisfy(text ->
                        assertThat(MailAddress.of("email", text).mailbox()).isEqualTo(text));
    }

    @Test
    void turnsInternationalDomainsIntoAscii() {
        assertThat(MailAddress.of("email", "ada@bücher.example").mailbox()).isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({
        "faß.example,xn--fa-hia.example",
        "FAẞ.example,xn--fa-hia.example",
        "βόλος.example,xn--nxasmm1c.example",
        "نامه\u200cای.example,xn--mgba3gch31f060k.example",
        "BÜCHER.example,xn--bcher-kva.example",
        "xn--fa-hia.example,xn--fa-hia.example",
    })
    void neverTurnsADomainIntoAnother(String domain, String ascii) {
        assertThat(MailAddress.of("email", "ada@" + domain).mailbox()).isEqualTo("ada@" + ascii);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200db.example", "ü_x.example", "☃\ud83d.example", "ü..example", "-ü.example"})
    void rejectsADomainThatNoDnsKnowsWithoutRepeatingIt(String domain) {
        assertThatThrownBy(() -> MailAddress.of("email", "ada@" + domain))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("email ")
                .hasMessageNotContaining(domain);
    }

    @Test
    void countsTheLengthOfAnInternationalDomainInAscii() {
        String domain = "ü".repeat(30) + ".example";

        assertThat(MailAddress.of("email", "a@" + (domain + ".").repeat(5) + "org")
                        .mailbox())
                .hasSizeLessThan(255);
        assertThatThrownBy(() -> MailAddress.of("email", "a@" + (domain + ".").repeat(6) + "org"))
                .isInstanceOf(NonRetryableException.class);
    }

    @Test
    void parsesAConfiguredSenderWithAName() {
        MailAddress sender = MailAddress.parse("Bücher, Inc. <no-reply@example.com>");

        assertThat(sender.mailbox()).isEqualTo("no-reply@example.com");
        assertThat(sender.domain()).isEqualTo("example.com");
        assertThat(sender.header()).isEqualTo("=?UTF-8?B?QsO8Y2hlciwgSW5jLg==?= <no-reply@example.com>");
    }

    @Test
    void rejectsAConfiguredSenderWithALineFeed() {
        assertThatThrownBy(() -> MailAddress.parse("Shop\nBcc: eve@example.org <no-reply@example.com>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
