package io.taskqueue.producer.queue;

import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.TaskState;

/**
 * The value of {@code task_key:<hash>}: the request an idempotency key was first used for and its answer.
 * On the wire {@code <digest> <state> <id>}.
 */
record FirstAnswer(String digest, TaskState state, String id) {
    String encoded() {
        return digest + ' ' + state.wireName() + ' ' + id;
    }

    /** @throws MalformedTaskException if the text is not such a value */
    static FirstAnswer decode(String encoded) {
        String[] parts = encoded.split(" ", 3);
        if (parts.length < 3) {
            throw new MalformedTaskException("", "is not the first answer to an idempotency key");
        }
        return new FirstAnswer(parts[0], TaskState.ofWireName(parts[1]), parts[2]);
    }
}
