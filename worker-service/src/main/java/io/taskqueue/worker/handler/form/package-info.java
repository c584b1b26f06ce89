/**
 * The {@code form.submission} task type: a submitted form becomes a row in PostgreSQL and a confirmation mail. Start at
 * {@link io.taskqueue.worker.handler.form.FormSubmissionHandler}.
 */
package io.taskqueue.worker.handler.form;
