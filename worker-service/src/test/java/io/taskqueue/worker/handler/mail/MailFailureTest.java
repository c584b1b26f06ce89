package io.taskqueue.worker.handler.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.worker.handler.NonRetryableException;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MailFailureTest {
    @Test
    void lastsWhenTheServerRefusesTheRecipientOrTheData() {
        assertThat(reply("recipient address not accepted", 550)).isInstanceOf(NonRetryableException.class);
        assertThat(reply("sending data failed", 554)).isInstanceOf(NonRetryableException.class);
    }

    @Test
    void passesWhenTheServerIsBusyOrRefusesThisInstallation() {
        assertThat(reply("recipient address not accepted", 451)).isInstanceOf(MailNotSentException.class);
        assertThat(reply("sending data failed", 452)).isInstanceOf(MailNotSentException.class);
        assertThat(reply("sender address not accepted", 530)).isInstanceOf(MailNotSentException.class);
        assertThat(reply("got error response", 554)).isInstanceOf(MailNotSentException.class);
    }

    @Test
    void passesWhenTheServerIsAway() {
        assertThat(MailFailure.of(new CompletionException(new ConnectException("Connection refused"))))
                .isInstanceOf(MailNotSentException.class)
                .hasMessage("the mail server did not take the mail: Connection refused");
    }

    @Test
    void removesAddressesAndLineBreaksFromReplies() {
        RuntimeException failure = MailFailure.of(new CompletionException(new SMTPException(
                "recipient address not accepted", 550, List.of("550 5.1.1 <ada@example.org>\r", "who?"), false)));

        assertThat(failure)
                .hasMessage("the mail server refused the mail: "
                        + "recipient address not accepted: 550 5.1.1 <address> who?");
    }

    private static RuntimeException reply(String stage, int code) {
        return MailFailure.of(
                new CompletionException(new SMTPException(stage, code, List.of(code + " as said"), false)));
    }
}
