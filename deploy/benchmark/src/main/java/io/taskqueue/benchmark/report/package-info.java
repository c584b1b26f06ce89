/**
 * The report of a run, for people and for programs. Start at {@link io.taskqueue.benchmark.report.Report}.
 */
package io.taskqueue.benchmark.report;
