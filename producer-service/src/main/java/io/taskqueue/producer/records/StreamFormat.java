package io.taskqueue.producer.records;

/**
 * How records are written.
 *
 * @param name {@code csv} or {@code ndjson}
 * @param delimiter the character between fields; CSV only
 */
record StreamFormat(String name, Character delimiter) {
    static final String CSV = "csv";
    static final StreamFormat NDJSON = new StreamFormat("ndjson", null);

    static StreamFormat csv(char delimiter) {
        return new StreamFormat(CSV, delimiter);
    }

    boolean isCsv() {
        return name.equals(CSV);
    }

    Grammar grammar() {
        return isCsv() ? new CsvGrammar(delimiter) : new LineGrammar();
    }

    /** The delimiter as the contract has it, {@code null} where there is none. */
    String delimiterText() {
        return delimiter == null ? null : delimiter.toString();
    }
}
