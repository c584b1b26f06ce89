package io.taskqueue.bounds;

/** The name of a queue or a worker. */
public final class ShortName extends TextOfForm {
    private static final long serialVersionUID = 1L;

    public ShortName() {
        super("(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}", "must be 1 to 100 letters, digits, '.', '_' or '-'");
    }
}
