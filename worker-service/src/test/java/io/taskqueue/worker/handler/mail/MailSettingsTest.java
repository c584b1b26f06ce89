package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    @Test
    void hasTheDefaultsOfTheConfirmationMail() {
        MailSettings settings = settings(Map.of());

        assertThat(settings.from().header()).isEqualTo("no-reply@example.com");
        assertThat(settings.company()).isEqualTo("Your Company");
        assertThat(settings.subject()).isEqualTo("Thank you for your submission!");
        assertThat(settings.messageIdDomain()).isEmpty();
    }

    @Test
    void readsEveryKey() {
        MailSettings settings = settings(Map.of(
                "taskqueue.mail.from", "Shop <shop@example.net>",
                "taskqueue.mail.company", "Shop",
                "taskqueue.mail.subject", "Hello",
                "taskqueue.mail.message-id-domain", "ids.example.net"));

        assertThat(settings.from()).isEqualTo(new MailAddress("Shop", "shop@example.net"));
        assertThat(settings.company()).isEqualTo("Shop");
        assertThat(settings.subject()).isEqualTo("Hello");
        assertThat(settings.messageIdDomain()).contains("ids.example.net");
    }

    @Test
    void namesTheKeyOfASenderThatIsNoAddress() {
        assertThatThrownBy(() -> settings(Map.of("taskqueue.mail.from", "nobody")))
                .hasStackTraceContaining("taskqueue.mail.from");
    }

    @ParameterizedTest
    @CsvSource({"company,'Shop\nBcc: eve@example.org'", "subject,'Hi\u0085'", "message-id-domain,'a>b'"})
    void namesTheKeyOfAValueThatWouldHarmAHeader(String key, String value) {
        assertThatThrownBy(() -> settings(Map.of("taskqueue.mail." + key, value)))
                .hasStackTraceContaining("taskqueue.mail." + key);
    }

    private static MailSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(MailSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(MailSettings.class);
    }
}
