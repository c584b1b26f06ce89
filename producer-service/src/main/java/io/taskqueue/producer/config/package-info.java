/**
 * What the producer can be told: its settings, the clock and the source of new ids. Start at
 * {@link io.taskqueue.producer.config.ProducerConfig}.
 */
package io.taskqueue.producer.config;
