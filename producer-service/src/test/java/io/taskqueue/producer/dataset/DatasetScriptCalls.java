package io.taskqueue.producer.dataset;

import io.taskqueue.model.LuaScript;
import io.taskqueue.testing.EmptyRedis;
import java.util.ArrayList;
import java.util.List;

/** Calls the scripts of datasets as the producer does, on a real Redis. */
abstract class DatasetScriptCalls extends EmptyRedis {
    static final LuaScript OPEN = LuaScript.load(DatasetScriptCalls.class, "open_dataset");

    static final LuaScript APPEND = LuaScript.load(DatasetScriptCalls.class, "append_chunk");

    static final LuaScript CLOSE = LuaScript.load(DatasetScriptCalls.class, "close_dataset");

    List<String> open(String id, String key) {
        return run(
                OPEN,
                List.of("task_dataset:" + id, "task_status:" + id, "task_datasets", requestKey(id, key), "task_dead"),
                List.of(
                        id,
                        "running " + id,
                        "1000",
                        "70000",
                        "60000",
                        "3",
                        "name",
                        "prices",
                        "retention",
                        "5000",
                        "chunks",
                        "0",
                        "bytes",
                        "0"));
    }

    List<String> append(long chunk, long from, long to) {
        return append(chunk, from, to, 0, 256);
    }

    List<String> append(long chunk, long from, long to, long maxDepth, long maxQueued) {
        return append(chunk, from, to, maxDepth, maxQueued, 64);
    }

    List<String> append(long chunk, long from, long to, long maxDepth, long maxQueued, long maxTexts) {
        List<String> keys = List.of(
                "task_dataset:d",
                "task_status:d",
                "task_queue:q",
                "task_scheduled:q",
                "task_queues",
                "task_status:d-" + chunk,
                "task_key:k",
                "task_chunks:d");
        List<String> arguments = new ArrayList<>(
                List.of(String.valueOf(chunk), String.valueOf(from), "envelope " + chunk, "status " + chunk, "q"));
        arguments.addAll(List.of(String.valueOf(maxDepth), String.valueOf(maxQueued), String.valueOf(maxTexts)));
        arguments.addAll(List.of("60000", "text " + chunk, "3"));
        arguments.addAll(List.of("bytes", String.valueOf(to)));
        return run(APPEND, keys, arguments);
    }

    List<String> close(long chunks) {
        return close(chunks, "k");
    }

    List<String> close(long chunks, String key) {
        return run(
                CLOSE,
                List.of("task_dataset:d", "task_status:d", requestKey("d", key), "task_dead"),
                List.of(String.valueOf(chunks), "2000", "completed d", "60000", "d", "bytes", "300"));
    }

    static String requestKey(String id, String key) {
        return key == null ? "task_status:" + id : "task_key:" + key;
    }

    List<String> run(LuaScript script, List<String> keys, List<String> arguments) {
        return ((List<?>) redis.eval(script.source(), keys, arguments))
                .stream().map(String::valueOf).toList();
    }
}
