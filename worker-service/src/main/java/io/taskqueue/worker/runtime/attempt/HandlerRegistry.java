package io.taskqueue.worker.runtime.attempt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.arc.All;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.Outcome;
import io.taskqueue.worker.handler.TaskContext;
import io.taskqueue.worker.handler.TaskHandler;
import io.taskqueue.worker.handler.payload.RawJsonDeserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The handlers of this worker, by task type. */
@Singleton
public final class HandlerRegistry {
    private final Map<String, TaskHandler<?>> handlers = new TreeMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ObjectMapper json;

    public HandlerRegistry(@All List<TaskHandler<?>> all, ObjectMapper json) {
        this.json = json;
        for (TaskHandler<?> handler : all) {
            TaskHandler<?> other = handlers.put(Task.requireType(handler.type()), handler);
            if (other != null) {
                throw new IllegalStateException("two handlers for the task type " + handler.type() + ": "
                        + other.getClass().getName() + " and "
                        + handler.getClass().getName());
            }
        }
    }

    /** Whether a handler runs tasks of this type. */
    public boolean knows(String type) {
        return handlers.containsKey(type);
    }

    /** The types there are handlers for, in alphabetical order. */
    public List<String> types() {
        return List.copyOf(handlers.keySet());
    }

    /** Reads the payload and calls the handler. */
    Outcome call(TaskContext context) throws Exception {
        return call(handlers.get(context.task().type()), context);
    }

    private <P> Outcome call(TaskHandler<P> handler, TaskContext context) throws Exception {
        Outcome outcome =
                handler.handle(payload(handler.payloadType(), context.task().payload()), context);
        if (outcome == null) {
            throw new IllegalStateException("the handler of " + handler.type() + " returned no outcome");
        }
        return outcome;
    }

    private <P> P payload(Class<P> type, RawJson payload) throws IOException {
        if (type == RawJson.class) {
            return type.cast(payload);
        }
        try (JsonParser parser = payload.openParser(json.getFactory())) {
            RawJsonDeserializer.carry(parser, payload);
            P value = readers.computeIfAbsent(type, json::readerFor).readValue(parser);
            if (value == null) {
                throw new NonRetryableException("payload is null");
            }
            return value;
        } catch (JsonMappingException e) {
            throw new NonRetryableException("payload" + path(e) + " cannot be read as " + type.getSimpleName(), e);
        } catch (JsonProcessingException e) {
            throw new NonRetryableException("payload is not the JSON of a " + type.getSimpleName(), e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
    }
}
