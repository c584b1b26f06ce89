package io.taskqueue.problem;

/**
 * What is wrong with one field, parameter or header of a request.
 *
 * @param field its name, {@code a.b} for a field within a field
 * @param detail what is wrong, to be read after the name: {@code "is missing"}
 */
public record FieldError(String field, String detail) {}
