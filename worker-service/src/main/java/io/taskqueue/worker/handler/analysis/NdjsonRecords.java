package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.taskqueue.worker.statistics.TableSummary;
import java.io.IOException;

/** Reads NDJSON: a JSON object on each line; lines of white space are skipped. */
final class NdjsonRecords {
    private NdjsonRecords() {}

    /**
     * Reads all records; what is not a record counts as bad, with its line.
     *
     * @param mostColumns the limit of the summary's columns after a record
     * @return whether it stayed within the limit; otherwise reading stopped, and the summary is unusable
     */
    static boolean read(
            char[] text, long firstLine, TableSummary summary, CancellationCheck cancellation, int mostColumns)
            throws IOException {
        long line = firstLine;
        for (int from = 0; from < text.length; line++) {
            int end = lineEnd(text, from);
            if (!isBlank(text, from, end)) {
                cancellation.check();
                String problem = readLine(text, from, end, summary);
                if (problem == null) {
                    summary.endRecord();
                } else {
                    summary.badRecord(line, problem);
                }
                if (summary.columns() > mostColumns) {
                    return false;
                }
            }
            from = end + 1;
        }
        return true;
    }

    private static String readLine(char[] text, int from, int end, TableSummary summary) throws IOException {
        try (JsonParser json = JsonRecord.JSON.createParser(text, from, end - from)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "is not a JSON object";
            }
            String problem = JsonRecord.read(json, summary);
            return problem == null && json.nextToken() != null ? "has something after the JSON object" : problem;
        } catch (JsonProcessingException e) {
            return "is not JSON: " + e.getOriginalMessage();
        }
    }

    private static int lineEnd(char[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char[] text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
