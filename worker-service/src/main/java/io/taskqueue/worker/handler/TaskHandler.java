package io.taskqueue.worker.handler;

/**
 * Runs the tasks of one type. A handler is a CDI bean ({@code @ApplicationScoped}); it is called by many threads at
 * once, each a virtual thread, so it may block.
 *
 * <p>A task runs <em>at least once</em>: make effects idempotent by {@link TaskContext#taskId()}. A thread that runs
 * past its timeout, or whose worker lost its lease, is interrupted.
 *
 * @param <P> what the payload's JSON is read into; unknown fields are ignored
 */
public interface TaskHandler<P> {
    /** The task type this handler runs, such as {@code "form.submission"}; unique among all handlers of a worker. */
    String type();

    /** The class the payload is read into. A payload that cannot be read into it discards the task. */
    Class<P> payloadType();

    /**
     * Runs one attempt.
     *
     * @return what became of it, never {@code null}
     * @throws NonRetryableException to discard the task, whatever attempts are left
     * @throws Exception any other exception is a failed attempt, retried while attempts are left
     */
    Outcome handle(P payload, TaskContext context) throws Exception;
}
