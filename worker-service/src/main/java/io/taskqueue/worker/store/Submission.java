package io.taskqueue.worker.store;

import java.time.Instant;

/**
 * One submitted form, a row of {@code form_submission}.
 *
 * @param taskId the task that carried it, the row's key
 * @param submittedAt when it was submitted, or {@code null} if unknown
 */
public record Submission(String taskId, String name, String email, String message, Instant submittedAt) {}
