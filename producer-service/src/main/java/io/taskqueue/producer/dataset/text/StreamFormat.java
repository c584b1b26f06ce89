package io.taskqueue.producer.dataset.text;

/**
 * The format of records.
 *
 * @param name {@code csv} or {@code ndjson}
 * @param delimiter the character between fields; CSV only
 * @param header whether the first record is a header row
 */
public record StreamFormat(String name, Character delimiter, boolean header) {
    static final String CSV = "csv";
    public static final StreamFormat NDJSON = new StreamFormat("ndjson", null, false);

    public static StreamFormat csv(char delimiter, boolean header) {
        return new StreamFormat(CSV, delimiter, header);
    }

    public boolean isCsv() {
        return name.equals(CSV);
    }

    public Grammar grammar() {
        return isCsv() ? new CsvGrammar(delimiter) : new LineGrammar();
    }

    /** The delimiter as Redis holds it, {@code null} if there is none. */
    public String delimiterText() {
        return delimiter == null ? null : delimiter.toString();
    }
}
