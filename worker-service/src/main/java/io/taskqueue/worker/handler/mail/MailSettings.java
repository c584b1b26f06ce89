package io.taskqueue.worker.handler.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The texts and the sender of mails. A wrong value stops the start. */
@ConfigMapping(prefix = "taskqueue.mail")
public interface MailSettings {
    /** The sender: {@code local@domain} or {@code Name <local@domain>}. Default {@code no-reply@example.com}. */
    @WithDefault("no-reply@example.com")
    @WithConverter(MailAddressConverter.class)
    MailAddress from();

    /** Who signs the confirmation of a form. Default {@code Your Company}. */
    @WithDefault("Your Company")
    @WithConverter(OneLineConverter.class)
    String company();

    /** The subject of the confirmation of a form. Default {@code Thank you for your submission!}. */
    @WithDefault("Thank you for your submission!")
    @WithConverter(OneLineConverter.class)
    String subject();

    /** What stands right of the {@code @} in {@code Message-ID}. Default: the domain of the sender. */
    Optional<@WithConverter(HostNameConverter.class) String> messageIdDomain();
}
