/**
 * How the service says no: every error of every resource becomes an RFC 9457 problem here. Start at
 * {@link io.taskqueue.producer.problem.Problem}.
 */
package io.taskqueue.producer.problem;
