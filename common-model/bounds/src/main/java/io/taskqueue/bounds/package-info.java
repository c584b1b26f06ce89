/**
 * Bounds of settings, as converters a setting names, such as {@link io.taskqueue.bounds.NumberWithin.Port}: a value out
 * of bounds stops the start with the setting's name and the reason. Not Bean Validation: its engine takes a third of a
 * service's time to readiness.
 */
package io.taskqueue.bounds;
