package io.taskqueue.producer.queue;

/** Says that Redis does not confirm that what was written is as safe as it should be. */
final class UnconfirmedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnconfirmedException(String found) {
        super(found);
    }
}
