/**
 * Which thread owns what. The entry is {@link io.taskqueue.worker.thread.ConfinedTo}.
 */
package io.taskqueue.worker.thread;
