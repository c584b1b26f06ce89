package io.taskqueue.local.inbox;

import java.time.Instant;

/**
 * A mail as the list shows it. Texts are as the sender wrote them, decoded, and may hold anything.
 *
 * @param id counts from 1
 * @param from the sender's header, empty where there is none
 * @param to the recipients' header, or whom it was delivered to where there is none
 * @param bytes its size
 */
record MailSummary(long id, String from, String to, String subject, Instant receivedAt, long bytes) {}
