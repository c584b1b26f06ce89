/**
 * What a run tells in the end, for people and for programs. Start at {@link io.taskqueue.benchmark.report.Report}.
 */
package io.taskqueue.benchmark.report;
