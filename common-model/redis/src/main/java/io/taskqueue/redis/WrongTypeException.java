package io.taskqueue.redis;

/** One of our keys holds another Redis type than the wire format gives it. */
public final class WrongTypeException extends RedisCommandException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public WrongTypeException(String key) {
        super("the key " + key + " holds another Redis type than the one it should");
        this.key = key;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }
}
