package io.taskqueue.producer.dataset.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.Random;
import java.util.stream.Stream;

/** Streams of any bytes, and what they are cut into. */
abstract class Cutting {
    static final int LIMIT = 64 * 1024;

    /**
     * Without lines where there is a CR, as FastCSV does not count an LF that follows one within quotes, however far
     * behind.
     */
    static Stream<String> read(String text, long firstLine, boolean withLines) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(text)
                .stream()
                .map(row -> (withLines ? row.getStartingLineNumber() + firstLine - 1 : "") + ": " + row.getFields());
    }

    static Grammar grammar(boolean csv) {
        return csv ? new CsvGrammar(',') : new LineGrammar();
    }

    /** Up to 300 bytes of what is special, some text between, at times no UTF-8. */
    static byte[] anything(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        String alphabet = random.nextBoolean() ? "ab,\n" : "a,\"\r\n";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        if (bytes.length > 0 && random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0 : 'x');
        }
        return bytes;
    }

    static String[] lines(String text) {
        return text.split("\r\n|\r|\n", -1);
    }

    static int indexOf(byte[] bytes, char c) {
        int at = 0;
        while (bytes[at] != c) {
            at++;
        }
        return at;
    }
}
