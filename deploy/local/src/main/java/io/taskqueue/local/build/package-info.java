/**
 * Brings the services' packaged applications up to date with their sources. Entry: {@link
 * io.taskqueue.local.build.ServiceBuild}.
 */
package io.taskqueue.local.build;
