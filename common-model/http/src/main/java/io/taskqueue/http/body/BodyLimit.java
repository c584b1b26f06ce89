package io.taskqueue.http.body;

/**
 * What the body of one request may be.
 *
 * @param bytes how large
 * @param streamed whether the resource reads it as it arrives; otherwise it is read before the resource sees the request
 */
public record BodyLimit(long bytes, boolean streamed) {
    /** Of a body that is read as a whole. */
    public static BodyLimit whole(long bytes) {
        return new BodyLimit(bytes, false);
    }

    /** Of a body that its resource reads. */
    public static BodyLimit streamed(long bytes) {
        return new BodyLimit(bytes, true);
    }
}
