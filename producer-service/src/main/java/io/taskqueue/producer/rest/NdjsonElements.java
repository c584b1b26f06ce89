package io.taskqueue.producer.rest;

/** One element per line; empty lines are skipped. A line that is not JSON affects no other. */
final class NdjsonElements implements BatchElements {
    private final BatchBytes bytes;

    NdjsonElements(BatchBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public BatchElement next() {
        boolean empty = true;
        int b = bytes.next();
        while (b != BatchBytes.END && (b != '\n' || empty)) {
            if (!empty || !BatchBytes.isSpace(b)) {
                empty = false;
                bytes.keep(b);
            }
            b = bytes.next();
        }
        return empty ? null : bytes.take();
    }
}
