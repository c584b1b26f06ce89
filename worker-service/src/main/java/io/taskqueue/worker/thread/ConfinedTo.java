package io.taskqueue.worker.thread;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The one thread that uses objects of this class. A method that other threads may call as well says so. Every class
 * with state that changes under no lock has an owner, which the architecture test checks; what is locked names its
 * lock with {@code @GuardedBy}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ConfinedTo {
    /** The thread of {@code QueueLoop}; once that has stopped, the thread that drains the worker. */
    String QUEUE_LOOP = "queue loop";

    /** The thread that drains the worker. */
    String DRAIN = "drain";

    /** Whichever thread has made the object. */
    String OWNER = "its owner";

    /** The name of the thread, one of the constants or a loop's. */
    String value();
}
