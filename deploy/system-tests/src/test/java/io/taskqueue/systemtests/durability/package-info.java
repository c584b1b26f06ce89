/**
 * Counts what becomes of acknowledged tasks when Redis is killed, fails over or is cut off, case by case. Start at
 * {@link io.taskqueue.systemtests.durability.DurabilityIT}.
 */
package io.taskqueue.systemtests.durability;
