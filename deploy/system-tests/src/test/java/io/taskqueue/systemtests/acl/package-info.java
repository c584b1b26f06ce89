/**
 * The Redis users of the services, generated from what their scripts and sources do and held to it. Start at
 * {@link io.taskqueue.systemtests.acl.UsersFile}.
 */
package io.taskqueue.systemtests.acl;
