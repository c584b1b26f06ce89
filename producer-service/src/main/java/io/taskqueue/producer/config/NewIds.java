package io.taskqueue.producer.config;

/** The source of ids for tasks whose submitter chose none; each is unique, UUIDv7 outside of tests. */
public interface NewIds {
    String next();
}
