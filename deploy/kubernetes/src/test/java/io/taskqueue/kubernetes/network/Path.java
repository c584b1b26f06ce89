package io.taskqueue.kubernetes.network;

/**
 * A connection somebody may want to make.
 *
 * @param port as {@code 6379/TCP}
 */
public record Path(Party from, Party to, String port) {
    @Override
    public String toString() {
        return from + " -> " + to + " " + port;
    }
}
