package io.taskqueue.http.body;

/**
 * The limit of the body of one request.
 *
 * @param bytes its greatest length
 * @param streamed whether the resource reads it as it arrives; otherwise it is read before the resource sees the
 * request
 */
public record BodyLimit(long bytes, boolean streamed) {
    /** The limit of a body that is read as a whole. */
    public static BodyLimit whole(long bytes) {
        return new BodyLimit(bytes, false);
    }

    /** The limit of a body that its resource reads. */
    public static BodyLimit streamed(long bytes) {
        return new BodyLimit(bytes, true);
    }
}
