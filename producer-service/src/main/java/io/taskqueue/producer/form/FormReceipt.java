package io.taskqueue.producer.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.queue.SubmitOutcome.Accepted;

/**
 * The answer to an accepted form.
 *
 * @param durability how safe it is, {@code replicated} or {@code fsynced}; {@code null} if only Redis' memory has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormReceipt(String status, String message, String taskId, String durability) {
    static FormReceipt of(Accepted task) {
        return new FormReceipt(
                "success",
                "Form submitted successfully!",
                task.id(),
                task.durability() == Durability.MEMORY
                        ? null
                        : task.durability().wireName());
    }
}
