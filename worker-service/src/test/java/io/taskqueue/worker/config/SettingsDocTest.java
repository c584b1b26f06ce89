package io.taskqueue.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.taskqueue.testing.DocumentedSettings;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsDocTest {
    @Test
    void documentListsEverySettingWithItsDefault() throws Exception {
        Set<String> declared = new TreeSet<>();
        // By name, as some are visible to their package only.
        for (String name : new String[] {
            "config.WorkerConfig",
            "handler.http.HttpSettings",
            "handler.mail.MailSettings",
            "handler.mail.SmtpSettings",
            "store.StoreSettings"
        }) {
            Class<?> settings = Class.forName("io.taskqueue.worker." + name);
            String prefix = settings.getAnnotation(ConfigMapping.class).prefix();
            declared.addAll(DocumentedSettings.declared(prefix, settings));
        }

        assertThat(DocumentedSettings.documented(declared, "All services", "Worker"))
                .containsExactlyInAnyOrderElementsOf(declared);
    }
}
