package io.taskqueue.producer.dataset.text;

import java.io.ByteArrayOutputStream;

/**
 * Rewrites a CSV record to conform to RFC 4180, with the fields that {@link CsvGrammar} reads: text after a closing
 * quote moves into the quotes, and the quotes in it are doubled. So every reader of a chunk finds the same fields.
 */
final class RegularCsv {
    private enum At {
        FIELD_START,
        TEXT,
        QUOTED,
        AFTER_QUOTE,
        TEXT_AFTER_QUOTE
    }

    private final ByteArrayOutputStream out;
    private final byte delimiter;
    private At at = At.FIELD_START;

    private RegularCsv(int length, byte delimiter) {
        this.out = new ByteArrayOutputStream(length + 16);
        this.delimiter = delimiter;
    }

    /** The record between these indexes, which has no open quote. */
    static byte[] of(byte[] bytes, int from, int to, byte delimiter) {
        RegularCsv record = new RegularCsv(to - from, delimiter);
        for (int i = from; i < to; i++) {
            record.take(bytes[i]);
        }
        record.closeQuote();
        return record.out.toByteArray();
    }

    private void take(byte b) {
        if (b == '"') {
            takeQuote();
        } else if (at == At.QUOTED) {
            out.write(b);
        } else if (b == delimiter || b == '\n' || b == '\r') {
            closeQuote();
            out.write(b);
            at = At.FIELD_START;
        } else {
            out.write(b);
            at = at == At.AFTER_QUOTE || at == At.TEXT_AFTER_QUOTE ? At.TEXT_AFTER_QUOTE : At.TEXT;
        }
    }

    private void takeQuote() {
        switch (at) {
            case FIELD_START -> {
                out.write('"');
                at = At.QUOTED;
            }
            case QUOTED -> at = At.AFTER_QUOTE; // whether it closes the field, the next byte decides
            case AFTER_QUOTE -> {
                writeDoubled();
                at = At.QUOTED;
            }
            case TEXT_AFTER_QUOTE -> writeDoubled();
            case TEXT -> out.write('"');
        }
    }

    private void writeDoubled() {
        out.write('"');
        out.write('"');
    }

    private void closeQuote() {
        if (at == At.AFTER_QUOTE || at == At.TEXT_AFTER_QUOTE) {
            out.write('"');
        }
    }
}
