/**
 * What is measured, one class for each case. Start at {@link io.taskqueue.benchmark.cases.Cases}.
 */
package io.taskqueue.benchmark.cases;
