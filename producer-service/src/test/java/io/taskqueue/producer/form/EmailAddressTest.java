package io.taskqueue.producer.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a@b.co",
                "ada.lovelace+queue@mail.example.co.uk",
                "o'brien@example.ie",
                "x_-{}~!#$%&*/=?^`|@example.org",
                "ada@xn--bcher-kva.example",
                "ada@example.xn--p1ai",
                "ada@1-2.example"
            })
    void takesAddressesPeopleHave(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@.org",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example.123",
                "ada@example.o",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@lovelace@example.org",
                "ada lovelace@example.org",
                "ada@example.org ",
                "ada@example.org\n",
                "ada@example.org\nBcc: eve@example.org",
                "ada\r@example.org",
                "ada\u0000@example.org",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]",
                "<ada@example.org>",
                "Ada <ada@example.org>",
                "ada@example.org,eve@example.org",
                "adä@example.org",
                "ada@exämple.org",
                "ada@exa_mple.org"
            })
    void refusesWhatMailCannotBeSentTo(String address) {
        assertThat(EmailAddress.isValid(address)).isFalse();
    }

    @Test
    void holdsTheLimitsOfLength() {
        assertThat(EmailAddress.isValid("a".repeat(64) + "@example.org")).isTrue();
        assertThat(EmailAddress.isValid("a".repeat(65) + "@example.org")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b".repeat(63) + ".org")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "b".repeat(64) + ".org")).isFalse();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(124) + "org")).isTrue();
        assertThat(EmailAddress.isValid("a@" + "b.".repeat(125) + "org")).isFalse();
    }

    @Test
    void refusesALongHostileAddressAtOnce() {
        assertThat(EmailAddress.isValid("a.".repeat(31) + "a@" + "a-".repeat(90) + "!"))
                .isFalse();
    }
}
