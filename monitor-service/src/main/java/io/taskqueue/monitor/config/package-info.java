/**
 * The settings, with the meaning, unit and default of each key. Start at
 * {@link io.taskqueue.monitor.config.MonitorConfig}; nothing else reads the environment.
 */
package io.taskqueue.monitor.config;
