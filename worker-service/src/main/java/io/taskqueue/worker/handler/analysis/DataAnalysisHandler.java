package io.taskqueue.worker.handler.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;

/** Runs {@code data.analysis}: computes an {@link AnalysisResult} from a payload's records. No effect. */
@ApplicationScoped
class DataAnalysisHandler implements TaskHandler<DataAnalysis> {
    private static final int RECORDS_PER_PROGRESS = 1_000;

    private final ObjectMapper json;

    DataAnalysisHandler(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String type() {
        return "data.analysis";
    }

    @Override
    public Class<DataAnalysis> payloadType() {
        return DataAnalysis.class;
    }

    @Override
    public Outcome handle(DataAnalysis payload, TaskContext context) throws JsonProcessingException {
        JsonNode records = payload.records();
        if (records == null || !records.isArray()) {
            throw new NonRetryableException("records is not an array");
        }
        RecordReader reader = new RecordReader();
        for (int i = 0; i < records.size(); i++) {
            if (i % RECORDS_PER_PROGRESS == 0) {
                report(i, records.size(), context);
            }
            reader.read(i, records.get(i));
        }
        return Outcome.completed(RawJson.of(json.writeValueAsBytes(AnalysisResult.of(reader.statistics()))));
    }

    private static void report(int read, int all, TaskContext context) {
        if (context.isCancelled()) {
            throw new CancellationException("stopped after " + read + " of " + all + " records");
        }
        context.progress((int) (100L * read / all), read + " of " + all + " records");
    }
}
