package io.taskqueue.local.inbox;

import java.util.List;

/**
 * A mail, taken apart.
 *
 * @param headers in the order of the mail, decoded
 * @param text the plain text, empty where there is none
 * @param html the HTML alternative, empty where there is none
 * @param attachments names of the other parts
 */
record Mail(MailSummary summary, List<Header> headers, String text, String html, List<String> attachments) {
    Mail {
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    record Header(String name, String value) {}
}
