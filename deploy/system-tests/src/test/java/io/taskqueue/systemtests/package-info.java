/**
 * What the whole system promises, tried on the packaged services. Each test puts real servers on a
 * {@link io.taskqueue.systemtests.stage.Stage} and speaks to them by HTTP and Redis alone.
 */
package io.taskqueue.systemtests;
