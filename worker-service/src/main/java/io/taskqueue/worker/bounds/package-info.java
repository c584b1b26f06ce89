/**
 * Bounds of settings, as converters a setting names: a value out of bounds stops the start with the setting's name and the
 * reason. Not Bean Validation: its engine takes a third of a worker's time to readiness.
 */
package io.taskqueue.worker.bounds;
