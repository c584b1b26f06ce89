package io.taskqueue.producer.form;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;

/**
 * The progress of a submitted form, without its content and without the reason of a failure.
 *
 * @param status the task's state
 * @param finished whether the state is final
 */
public record Progress(
        String id,
        String status,
        boolean finished,
        @JsonIgnore TaskState state) {
    static Progress of(TaskStatus record) {
        TaskState state = record.state();
        return new Progress(record.id(), state.wireName(), state.isTerminal(), state);
    }

    /** The number of completed steps of three: received, processed, mail sent. */
    @JsonProperty
    public int stepsDone() {
        return switch (state) {
            case SCHEDULED, AVAILABLE, CANCELLED -> 1;
            case RUNNING, RETRYABLE, DISCARDED -> 2;
            case COMPLETED -> 3;
        };
    }

    /** The sentence shown to the submitter. */
    @JsonProperty
    public String sentence() {
        return switch (state) {
            case SCHEDULED, AVAILABLE -> "Your message is queued. It will be processed in a moment.";
            case RUNNING -> "Your message is being processed.";
            case RETRYABLE -> "Something got in the way. We will try again shortly; you do not need to do anything.";
            case COMPLETED -> "Done. The confirmation mail is on its way to you.";
            case CANCELLED -> "Your message was withdrawn.";
            case DISCARDED ->
                "We could not send the confirmation mail. Our team has your message and will look into it.";
        };
    }
}
