package io.taskqueue.worker.handler.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** What mails say and whom they come from. A wrong value stops the start. */
@ConfigMapping(prefix = "taskqueue.mail")
public interface MailSettings {
    /** The sender: {@code local@domain} or {@code Name <local@domain>}. Default {@code no-reply@example.com}. */
    @WithDefault("no-reply@example.com")
    @WithConverter(MailAddressConverter.class)
    MailAddress from();

    /** Who signs the confirmation of a form. Default {@code Your Company}. */
    @WithDefault("Your Company")
    @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
    String company();

    /** The subject of the confirmation of a form. Default {@code Thank you for your submission!}. */
    @WithDefault("Thank you for your submission!")
    @Pattern(regexp = ONE_LINE, message = NOT_ONE_LINE)
    String subject();

    /** What stands right of the {@code @} in {@code Message-ID}. Default: the domain of the sender. */
    Optional<@Pattern(regexp = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*", message = "must be a host name") String>
            messageIdDomain();

    /** Text without control characters: it may stand in a header. */
    String ONE_LINE = "[^\\p{Cc}]{1,200}";

    /** What is said of a value that is not. */
    String NOT_ONE_LINE = "must have 1 to 200 characters and no control characters";
}
