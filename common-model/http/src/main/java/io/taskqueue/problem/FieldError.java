package io.taskqueue.problem;

/**
 * What is wrong with one field, parameter or header of a request.
 *
 * @param field its name, {@code a.b} for a field within a field
 * @param detail what is wrong, completing a sentence that begins with the name: {@code "is missing"}
 */
public record FieldError(String field, String detail) {}
