/**
 * Child processes that outlive a crash of the launcher safely: each is written down with enough to recognise it again,
 * so that a later run stops it and never a stranger that got its process id. Entry:
 * {@link io.taskqueue.local.process.Spawner}.
 */
package io.taskqueue.local.process;
