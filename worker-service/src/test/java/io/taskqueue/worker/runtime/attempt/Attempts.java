package io.taskqueue.worker.runtime.attempt;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskFailure;
import io.taskqueue.redis.Ticker;
import io.taskqueue.worker.config.SetTicker;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.retry.RetryPolicy;
import java.time.Duration;

/** Attempts of a task of which {@code maxAttempts} is three and the timeout a second. */
public final class Attempts {
    static final RetryPolicy POLICY =
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(1), 2);

    private Attempts() {}

    static Attempt first() {
        return number(1, new SetTicker());
    }

    static Attempt number(int attempt, Ticker ticker) {
        Task task = task(attempt);
        return new Attempt("w1", new Element(TaskCodec.encode(task)), task, POLICY, 1_000, ticker);
    }

    /** The first attempt of a task that lies in the list of {@code w1} as this element. */
    public static Attempt of(Element element, Task task) {
        return new Attempt("w1", element, task, POLICY, 1_000, new SetTicker());
    }

    static Task task(int attempt) {
        Task task = Task.of("id-1", "test", "mail", RawJson.of("{\"secret\":1}"), 500);
        for (int failed = 1; failed < attempt; failed++) {
            task = task.failed(new TaskFailure(failed, 600, "w0", "Earlier", "failed"), null);
        }
        return task;
    }
}
