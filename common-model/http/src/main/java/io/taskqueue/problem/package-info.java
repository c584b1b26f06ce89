/**
 * What an error looks like, in every service the same: an RFC 9457 problem of a documented kind. Start at
 * {@link io.taskqueue.problem.Problem}.
 */
package io.taskqueue.problem;
