/**
 * What the tests of the services have in common: rules for their imports, and an empty Redis behind the running
 * service. Entry types: {@link io.taskqueue.testing.service.ServiceArchitecture} and
 * {@link io.taskqueue.testing.service.EmptyRedisTest}.
 */
package io.taskqueue.testing.service;
