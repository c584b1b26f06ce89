package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.dataset.text.Chunk;

/**
 * Compares the stream of a request with what its dataset has of an earlier one under the same idempotency key. Without
 * a key, and for datasets older than digests, only positions are compared. Not thread-safe.
 */
final class StreamIdentity {
    private final Dataset before;
    private StreamDigest digest;

    /** @param before the dataset as the request found it */
    StreamIdentity(Dataset before, StreamRequest request) {
        this.before = before;
        this.digest = begin(before, request);
    }

    private static StreamDigest begin(Dataset before, StreamRequest request) {
        boolean isNew = before.position().chunks() == 0;
        if (request.key() == null || (!isNew && before.digest() == null)) {
            return null;
        }
        return isNew || !request.resumes() ? StreamDigest.START : StreamDigest.of(before.digest());
    }

    /**
     * Takes the next chunk of the request into account.
     *
     * @throws ProblemException if the dataset has a different stream
     */
    void add(Chunk chunk) {
        digest = digest == null ? null : digest.with(chunk.text());
        if (before.closed() && chunk.upTo().bytes() > before.position().bytes()) {
            throw other();
        }
        if (!before.closed() && chunk.number() == before.position().chunks() - 1) {
            requireDigest();
        }
    }

    /** The digest of all texts so far; {@code null} if none is kept. */
    String digest() {
        return digest == null ? null : digest.encoded();
    }

    /**
     * Requires that the request ends where the dataset's stream ended before.
     *
     * @throws ProblemException if it was a different stream
     */
    void requireEnd(StreamPosition end) {
        StreamPosition first = before.position();
        if (end.bytes() != first.bytes() || end.records() != first.records() || end.refused() != first.refused()) {
            throw other();
        }
        requireDigest();
    }

    private void requireDigest() {
        if (digest != null && before.digest() != null && !digest.encoded().equals(before.digest())) {
            throw other();
        }
    }

    private static ProblemException other() {
        return StreamProblems.otherStream("was used for a different stream");
    }
}
