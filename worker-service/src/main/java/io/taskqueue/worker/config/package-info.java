/**
 * What a deployer may set. The entry is {@link io.taskqueue.worker.config.WorkerConfig}; handlers keep their own
 * settings beside themselves.
 */
package io.taskqueue.worker.config;
