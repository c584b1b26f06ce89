/**
 * The monitor service: tells where every task is and carries out what operators decide. {@code rest}, {@code health},
 * {@code metrics} and {@code dashboard} use {@code queue}, which uses the shared model; never back.
 */
package io.taskqueue.monitor;
