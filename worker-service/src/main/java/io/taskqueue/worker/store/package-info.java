/**
 * What the worker keeps in PostgreSQL. The schema is brought up to date on first use, not at start, so that a worker
 * starts and runs its other task types while PostgreSQL is away. Start at
 * {@link io.taskqueue.worker.store.SubmissionStore}.
 */
package io.taskqueue.worker.store;
