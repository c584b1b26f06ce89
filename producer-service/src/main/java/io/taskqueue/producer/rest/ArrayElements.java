package io.taskqueue.producer.rest;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import java.util.Map;

/**
 * The elements of one JSON array, separated by brackets, strings and commas alone. The content of an element is left to
 * its reader, so that an invalid element affects no other.
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

    /** Keeps the element that begins with {@code first} and returns the comma or bracket after it. */
    private int readElement(int first) {
        if (first == ',' || first == ']') {
            throw broken("has no value for element " + read + "");
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
            throw broken("has text after the array");
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
                        "The body " + how + ", at byte " + bytes.position() + ". Nothing after that was read.")
                .with(Map.of("byte", bytes.position())));
    }
}
