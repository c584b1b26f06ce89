/**
 * The HTTP API: resources that validate, call the packages below and map the results. Start at
 * {@link io.taskqueue.monitor.rest.QueuesResource}; {@link io.taskqueue.monitor.rest.Problems} maps exceptions to RFC
 * 9457 problems.
 */
package io.taskqueue.monitor.rest;
