package io.taskqueue.model;

import io.taskqueue.model.text.Utf8;

/**
 * How far a running task has come, as its handler last reported.
 *
 * @param percent 0 to 100
 * @param message what it is doing, or {@code null}
 */
public record TaskProgress(int percent, String message) {
    public TaskProgress {
        if (percent < 0 || percent > 100) {
            throw new MalformedTaskException("progress.percent", "must be 0 to 100 but is " + percent);
        }
        message = Utf8.repair(message);
    }
}
