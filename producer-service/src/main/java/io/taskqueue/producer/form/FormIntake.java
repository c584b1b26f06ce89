package io.taskqueue.producer.form;

import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.problem.FieldError;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.config.TaskIds;
import io.taskqueue.producer.problem.Problems;
import io.taskqueue.producer.queue.RequestKey;
import io.taskqueue.producer.queue.Submission;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;
import io.taskqueue.producer.queue.TaskQueue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Submits valid entries as tasks. */
@Singleton
class FormIntake {
    /** The type of task a submitted form becomes. */
    static final String TYPE = "form.submission";

    private final TaskQueue queue;
    private final FormJson json;
    private final TaskIds ids;
    private final Clock clock;

    FormIntake(TaskQueue queue, FormJson json, TaskIds ids, Clock clock) {
        this.queue = queue;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts the entry into the queue.
     *
     * @param trace the request's trace context, or {@code null}
     * @return fails with {@link ProblemException} if the queue refuses the task
     * @throws ProblemException naming each field that breaks its rule
     */
    CompletionStage<Accepted> submit(FormEntry entry, String trace) {
        FormEntry stripped = entry.stripped();
        List<FieldError> errors = FormRules.errors(stripped);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.ofFields(errors));
        }
        RawJson payload = json.payload(stripped);
        RequestKey requestKey = RequestKey.of("/submit_form", entry.requestKey(), payload.toBytes());
        return queue.submit(Submission.of(task(payload, trace), requestKey)).thenApply(Problems::requireAccepted);
    }

    private Task task(RawJson payload, String trace) {
        return Task.builder(TYPE, Task.DEFAULT_QUEUE, payload)
                .id(ids.next())
                .enqueuedAt(clock.millis())
                .traceparent(trace)
                .build();
    }
}
