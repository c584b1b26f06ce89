/**
 * The HTTP API: resources that validate, call {@code queue} and map, and the one place that turns exceptions into RFC
 * 9457 problems. Start at {@link io.taskqueue.monitor.rest.Problem}.
 */
package io.taskqueue.monitor.rest;
