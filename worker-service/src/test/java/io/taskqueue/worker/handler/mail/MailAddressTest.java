package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskqueue.worker.handler.NonRetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.org", "a@b", "first.last+tag@mail.example.co.uk", "o'neil@example.org", "_@x.io"})
    void takesOrdinaryAddresses(String text) {
        assertThat(MailAddress.of("email", text).mailbox()).isEqualTo(text);
    }

    @Test
    void turnsInternationalDomainsIntoAscii() {
        assertThat(MailAddress.of("email", "ada@bücher.example").mailbox()).isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "ada @example.org",
                "ada@example.org ",
                "a..b@example.org",
                ".a@example.org",
                "ada@-example.org",
                "ada@exa_mple.org",
                "ada@example..org",
                "\"ada lovelace\"@example.org",
                "ada@[127.0.0.1]",
                "<ada@example.org>",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "ada(comment)@example.org",
                "ädä@example.org",
                "ada@example.org>\u00a0SIZE=1",
                "ada@example.org\nBcc: eve@example.org",
                "ada@example.org\r\nRCPT TO:<eve@example.org>",
                "ada\u0000@example.org",
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> MailAddress.of("email", text))
                .isInstanceOf(NonRetryableException.class)
                .hasMessageStartingWith("email ");
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertThatThrownBy(() -> MailAddress.of("email", "a".repeat(65) + "@example.org"))
                .isInstanceOf(NonRetryableException.class);
        assertThatThrownBy(() -> MailAddress.of("email", "a@" + "b.".repeat(130) + "org"))
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
    void refusesAConfiguredSenderWithALineFeed() {
        assertThatThrownBy(() -> MailAddress.parse("Shop\nBcc: eve@example.org <no-reply@example.com>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
