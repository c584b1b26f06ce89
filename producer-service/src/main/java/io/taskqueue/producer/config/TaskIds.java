package io.taskqueue.producer.config;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;

/** The source of ids for tasks whose submitter chose none: UUIDv7, each unique. Thread-safe. */
@Singleton
public class TaskIds {
    /** A new id. */
    public String next() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
