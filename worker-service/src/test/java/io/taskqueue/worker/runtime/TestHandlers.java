package io.taskqueue.worker.runtime;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Handlers that do what a test wants to see. */
final class TestHandlers {
    private TestHandlers() {}

    /** What all of them have in common. */
    abstract static class Handler implements TaskHandler<RawJson> {
        private final String type;
        final Runs runs;

        Handler(String type, Runs runs) {
            this.type = type;
            this.runs = runs;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Class<RawJson> payloadType() {
            return RawJson.class;
        }
    }

    /** Answers its payload. */
    @Singleton
    static class Echo extends Handler {
        Echo(Runs runs) {
            super("test.echo", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            return Outcome.completed(payload);
        }
    }

    /** Says that it need not run, in a record to be kept for a minute. */
    @Singleton
    static class Withdrawn extends Handler {
        Withdrawn(Runs runs) {
            super("test.withdrawn", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            return new Outcome.Cancelled("nobody wants it", Duration.ofMinutes(1));
        }
    }

    /** Fails the first two attempts. */
    @Singleton
    static class Flaky extends Handler {
        Flaky(Runs runs) {
            super("test.flaky", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            if (context.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
            return Outcome.completed();
        }
    }

    /** Fails every attempt, with an Error at that. */
    @Singleton
    static class Fail extends Handler {
        Fail(Runs runs) {
            super("test.fail", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            throw new AssertionError("never works");
        }
    }

    /** Says that it can never work. */
    @Singleton
    static class NonRetryable extends Handler {
        NonRetryable(Runs runs) {
            super("test.nonretryable", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            throw new NonRetryableException("payload makes no sense");
        }
    }

    /** Tells progress and waits for its gate, or for an interrupt. */
    @Singleton
    static class Gated extends Handler {
        Gated(Runs runs) {
            super("test.gated", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) throws InterruptedException {
            runs.began(context);
            context.progress(40, "waiting");
            runs.gate(context.taskId()).await();
            return Outcome.completed();
        }
    }

    /** Waits for its gate, whatever interrupts it. */
    @Singleton
    static class Stubborn extends Handler {
        Stubborn(Runs runs) {
            super("test.stubborn", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) {
            runs.began(context);
            for (boolean open = false; !open; ) {
                try {
                    runs.gate(context.taskId()).await();
                    open = true;
                } catch (InterruptedException e) {
                    // What a handler should not do, and this one is there to do.
                }
            }
            return Outcome.completed();
        }
    }

    /** Of a type that may run twice at once; waits for the gate named "limited". */
    @Singleton
    static class Limited extends Handler {
        Limited(Runs runs) {
            super("test.limited", runs);
        }

        @Override
        public Outcome handle(RawJson payload, TaskContext context) throws InterruptedException {
            runs.limitedBegan();
            try {
                runs.gate("limited").await();
            } finally {
                runs.limitedEnded();
            }
            return Outcome.completed();
        }
    }
}
