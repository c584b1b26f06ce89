/**
 * What the tests of producer and monitor require of HTTP alike. Start at
 * {@link io.taskqueue.testing.http.HttpContract}.
 */
package io.taskqueue.testing.http;
