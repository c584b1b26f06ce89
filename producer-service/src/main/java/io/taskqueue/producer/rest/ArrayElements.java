package io.taskqueue.producer.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import java.util.Map;

/**
 * The elements of one JSON array, told apart by brackets, strings and commas alone: what is within an element is for its
 * reader to judge, so that a bad element breaks nothing but itself.
 */
final class ArrayElements implements BatchElements {
    private final BatchBytes bytes;
    private int read;
    private boolean started;
    private boolean closed;

    ArrayElements(BatchBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public BatchElement next() {
        if (closed) {
            requireEnd();
            return null;
        }
        int b = started ? nextNoSpace() : begin();
        if (b == ']' && read == 0) {
            requireEnd();
            closed = true;
            return null;
        }
        closed = readElement(b) == ']';
        read++;
        return bytes.take();
    }

    private int begin() {
        started = true;
        if (nextNoSpace() != '[') {
            throw broken("is not a JSON array");
        }
        return nextNoSpace();
    }

    /** Keeps the element that begins with {@code first} and gives the comma or bracket after it. */
    private int readElement(int first) {
        if (first == ',' || first == ']') {
            throw broken("has no value where element " + read + " should be");
        }
        int depth = 0;
        int b = first;
        while (depth > 0 || (b != ',' && b != ']')) {
            if (b == BatchBytes.END) {
                throw broken("ends within element " + read);
            }
            bytes.keep(b);
            if (b == '"') {
                keepRestOfString();
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth = Math.max(0, depth - 1);
            }
            b = bytes.next();
        }
        return b;
    }

    private void keepRestOfString() {
        int b = bytes.next();
        while (b != '"') {
            if (b == BatchBytes.END) {
                throw broken("ends within a string of element " + read);
            }
            bytes.keep(b);
            if (b == '\\') {
                bytes.keep(Math.max(0, bytes.next()));
            }
            b = bytes.next();
        }
        bytes.keep(b);
    }

    private void requireEnd() {
        if (nextNoSpace() != BatchBytes.END) {
            throw broken("has more text after the array");
        }
    }

    private int nextNoSpace() {
        int b = bytes.next();
        while (BatchBytes.isSpace(b)) {
            b = bytes.next();
        }
        return b;
    }

    private BrokenBatchException broken(String how) {
        return new BrokenBatchException(Problem.of(
                        Kind.INVALID,
                        "The body " + how + ", at byte " + bytes.position()
                                + ". Of what comes after, nothing was read.")
                .with(Map.of("byte", bytes.position())));
    }
}
