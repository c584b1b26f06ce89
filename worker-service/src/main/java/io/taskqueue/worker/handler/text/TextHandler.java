package io.taskqueue.worker.handler.text;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs {@code text}: measures the text and returns {@code {"length":n}}, its length in characters. No effect. */
@ApplicationScoped
class TextHandler implements TaskHandler<TextTask> {
    @Override
    public String type() {
        return "text";
    }

    @Override
    public Class<TextTask> payloadType() {
        return TextTask.class;
    }

    @Override
    public Outcome handle(TextTask payload, TaskContext context) {
        String text = payload.text();
        if (text == null) {
            throw new NonRetryableException("text is missing");
        }
        return Outcome.completed(RawJson.of("{\"length\":" + text.codePointCount(0, text.length()) + "}"));
    }
}
