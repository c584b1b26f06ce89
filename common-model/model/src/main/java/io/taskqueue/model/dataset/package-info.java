/**
 * What the services agree on about datasets: the fields of their hash, names, limits and times. Start at
 * {@link io.taskqueue.model.dataset.DatasetField} and {@link io.taskqueue.model.dataset.DatasetContract}.
 */
package io.taskqueue.model.dataset;
