package io.taskqueue.local.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * The way of one mail to one recipient. A mail to several recipients is kept once: on the way to the first of them. A
 * mail that cannot be kept throws, which the SMTP server answers with 451.
 */
final class Delivery implements GreenMailUser {
    private final Mailbox mailbox;
    private final MailAddress recipient;

    Delivery(Mailbox mailbox, MailAddress recipient) {
        this.mailbox = mailbox;
        this.recipient = recipient;
    }

    @Override
    public void deliver(MovingMessage mail) {
        if (mail.getToAddresses().iterator().next().equals(recipient)) {
            mailbox.add(
                    mail.getMessage(),
                    mail.getToAddresses().stream().map(MailAddress::getEmail).toList());
        }
    }

    @Override
    public void deliver(MimeMessage mail) {
        mailbox.add(mail, List.of(getEmail()));
    }

    @Override
    public String getEmail() {
        return recipient.getEmail();
    }

    @Override
    public String getLogin() {
        return getEmail();
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return getEmail();
    }

    @Override
    public void create() {
        // every address exists
    }

    @Override
    public void delete() {
        // every address stays
    }

    @Override
    public void setPassword(String password) {
        // no one logs in
    }

    @Override
    public void authenticate(String password) {
        // no one logs in
    }
}
