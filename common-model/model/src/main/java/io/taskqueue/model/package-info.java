/**
 * The contract the services share in Redis: envelopes, status records, key names, scripts. It needs the JDK and
 * Jackson's streaming parser alone. Start at {@link io.taskqueue.model.Task} and {@link io.taskqueue.model.QueueKeys}.
 */
package io.taskqueue.model;
