package io.taskqueue.producer.form;

/** The answer to an accepted form. */
public record FormReceipt(String status, String message, String taskId) {
    static FormReceipt of(String taskId) {
        return new FormReceipt("success", "Form submitted successfully!", taskId);
    }
}
