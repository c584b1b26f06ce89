package io.taskqueue.producer.dataset.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.taskqueue.producer.dataset.Dataset;
import io.taskqueue.producer.dataset.StreamPosition;
import io.taskqueue.producer.dataset.text.Header;
import io.taskqueue.producer.dataset.text.Refusals;
import io.taskqueue.producer.dataset.text.RefusedLine;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The position and state of a stream of records.
 *
 * @param id the dataset's
 * @param statistics address of the statistics in the monitor; {@code null} if submitters cannot reach it
 * @param columns their names, from the header row or generated; CSV only
 * @param state {@code open} while more may follow, {@code closed}, or {@code cancelled} by an operator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamReport(
        String id,
        String name,
        String state,
        URI statistics,
        List<String> columns,
        long records,
        long chunks,
        long bytes,
        long lines,
        long refused,
        List<RefusedLine> refusedLines) {
    static StreamReport of(Dataset dataset, URI statistics) {
        StreamPosition position = dataset.position();
        return new StreamReport(
                dataset.id(),
                dataset.shape().name(),
                dataset.cancelled() ? "cancelled" : dataset.closed() ? "closed" : "open",
                statistics,
                Header.names(dataset.shape().columns()),
                position.records(),
                position.chunks(),
                position.bytes(),
                position.lines(),
                position.refused(),
                Refusals.read(position.refusedLines()));
    }

    /** The same as members of a problem. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("name", name);
        members.put("state", state);
        if (columns != null) {
            members.put("columns", columns);
        }
        members.put("records", records);
        members.put("chunks", chunks);
        members.put("bytes", bytes);
        members.put("lines", lines);
        members.put("refused", refused);
        members.put("refusedLines", refusedLines);
        return members;
    }
}
