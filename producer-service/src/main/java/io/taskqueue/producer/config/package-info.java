/**
 * The settings of the producer, its clock and the source of new ids. Start at
 * {@link io.taskqueue.producer.config.ProducerConfig}.
 */
package io.taskqueue.producer.config;
