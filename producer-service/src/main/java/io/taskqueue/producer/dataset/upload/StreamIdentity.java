package io.taskqueue.producer.dataset.upload;

import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.dataset.text.Chunk;

/**
 * Holds the stream of a request to what its dataset has of an earlier one under the same idempotency key. Without a key, and
 * of datasets older than digests, nothing is compared but positions. Not thread-safe.
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
     * @throws ProblemException where the dataset has another stream
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

    /** Of all texts so far; {@code null} where none is kept. */
    String digest() {
        return digest == null ? null : digest.encoded();
    }

    /**
     * The request has ended, as the dataset's stream had before.
     *
     * @throws ProblemException where it was another stream
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
        return StreamProblems.otherStream("was used for another stream than this");
    }
}
