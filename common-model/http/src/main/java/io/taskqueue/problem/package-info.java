/**
 * The form of errors in every service: an RFC 9457 problem of a documented kind. Start at
 * {@link io.taskqueue.problem.Problem}.
 */
package io.taskqueue.problem;
