package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskCodec;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.taskqueue.redis.ElementCall;
import io.taskqueue.redis.ElementReply;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.redis.WrongTypeLog;
import io.taskqueue.worker.config.WorkerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Takes tasks from queues into a worker's processing list and records that they run. */
@Singleton
public class Claims {
    private static final LuaScript CLAIM = LuaScript.load(Claims.class, "claim");
    private static final LuaScript ADOPT = LuaScript.load(Claims.class, "adopt");
    private static final LuaScript HELD = LuaScript.load(Claims.class, "held");
    private static final LuaScript START = LuaScript.load(Claims.class, "start");

    /** An element without an id or submission time, and the envelope it becomes. */
    public record Adoption(Element element, Task task) {}

    /** A task that runs, and the record that says so. */
    public record Running(Element element, TaskStatus status) {}

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final DeadLetterIds deadLetterIds;
    private final WrongTypeLog wrongTypes;
    private final int largest;

    Claims(
            RedisGateway redis,
            QueueKeys keys,
            DeadLetterIds deadLetterIds,
            WrongTypeLog wrongTypes,
            WorkerConfig config) {
        this.redis = redis;
        this.keys = keys;
        this.deadLetterIds = deadLetterIds;
        this.wrongTypes = wrongTypes;
        this.largest = config.worker().maxElementSize();
    }

    /**
     * Claims waiting elements, without waiting for more. The call fails with {@link LeaseLostException} if the worker
     * holds no lease.
     *
     * @param queues where to look, in this order
     * @param limit the most to claim, at least 1
     * @param enough the length in bytes of all that is claimed at which to claim no more
     */
    public CompletableFuture<List<ClaimedElement>> claim(String worker, List<String> queues, int limit, int enough) {
        ScriptCall call = new ScriptCall(CLAIM)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.oversized())
                .key(keys.dead());
        queues.forEach(queue -> call.key(keys.queue(queue)));
        return redis.begin(call.argument(limit).argument(enough).argument(largest))
                .thenApply(reply -> claimed(requireLease(worker, reply), queues));
    }

    /**
     * Claims elements of one queue by plain moves, without waiting for more: for large elements, of which a script
     * would make several copies. The lease is checked after the moves; without one the call fails with
     * {@link LeaseLostException}, and what was moved lies in the worker's processing list like a blocking pop's
     * element.
     */
    public CompletableFuture<List<ClaimedElement>> claimLarge(String worker, String queue, int limit) {
        List<ElementCall> calls = new ArrayList<>(Collections.nCopies(
                limit, ElementCall.of("LMOVE", keys.queue(queue), keys.processing(worker), "RIGHT", "LEFT")));
        calls.add(ElementCall.of("EXISTS", keys.dead()));
        calls.add(ElementCall.of("EXISTS", keys.workerStatus(worker)));
        return redis.beginMoves(calls).thenApply(replies -> {
            if (replies.getLast() instanceof ElementReply.Count(long leases) && leases == 0) {
                throw new LeaseLostException(worker);
            }
            deadLetterIds.note(replies.get(limit) instanceof ElementReply.Count(long dead) && dead == 1);
            return replies.stream()
                    .flatMap(reply -> element(reply, queue).stream())
                    .toList();
        });
    }

    /**
     * The element in a reply, if it has one; one that is too long stays in the processing list until it is set aside.
     */
    private static Optional<ClaimedElement> element(ElementReply reply, String queue) {
        return reply instanceof ElementReply.Value(byte[] bytes)
                ? Optional.of(new ClaimedElement(new Element(bytes), queue))
                : Optional.empty();
    }

    private List<ClaimedElement> claimed(Reply reply, List<String> queues) {
        deadLetterIds.note(reply.get(0).number() == 1);
        List<ClaimedElement> claimed = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            Reply moved = reply.get(i + 1);
            if (moved.isText()) {
                wrongTypes.report(moved.text());
                continue;
            }
            for (Reply element : moved.list()) {
                claimed.add(new ClaimedElement(new Element(element.bytes()), queues.get(i)));
            }
        }
        return claimed;
    }

    /** Waits up to {@code timeout} for one task of an empty queue; the wait costs Redis nothing. */
    public CompletableFuture<Optional<ClaimedElement>> awaitOne(String worker, String queue, Duration timeout) {
        String seconds = Double.toString(timeout.toMillis() / 1000.0);
        ElementCall move =
                ElementCall.of("BLMOVE", keys.queue(queue), keys.processing(worker), "RIGHT", "LEFT", seconds);
        return redis.startBlocking("await " + queue, move, timeout).thenApply(reply -> element(reply, queue));
    }

    /**
     * Replaces elements by their envelopes.
     *
     * @return the envelopes as they lie in the processing list now, {@code null} in place of one that was not held
     */
    public List<Element> adopt(String worker, List<Adoption> adoptions) {
        return ByteBatches.of(adoptions, adoption -> 2L * adoption.element().length()).stream()
                .map(batch -> adoptAtOnce(worker, batch))
                .flatMap(List::stream)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<Element> adoptAtOnce(String worker, List<Adoption> adoptions) {
        ScriptCall call = new ScriptCall(ADOPT).key(keys.workerStatus(worker)).key(keys.processing(worker));
        List<Element> envelopes = new ArrayList<>();
        for (Adoption adoption : adoptions) {
            Element envelope = new Element(TaskCodec.encode(adoption.task()));
            envelopes.add(envelope);
            call.argument(adoption.element().bytes()).argument(envelope.bytes());
        }
        Reply reply = requireLease(worker, redis.run(call));
        for (int i = 0; i < envelopes.size(); i++) {
            if (reply.get(i).number() == 0) {
                envelopes.set(i, null);
            }
        }
        return envelopes;
    }

    /**
     * Begins to write the records of tasks that run, the first one and later ones with progress. The call fails with
     * {@link LeaseLostException} if the worker holds no lease.
     */
    public CompletableFuture<List<TaskAnswer>> recordRunning(String worker, List<Running> running) {
        ScriptCall call = new ScriptCall(START)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.dead())
                .argument(keys.statusIdAt());
        for (Running task : running) {
            call.key(keys.status(task.status().id()))
                    .argument(task.element().bytes())
                    .argument(TaskStatusCodec.encode(task.status()));
        }
        return redis.begin(call).thenApply(reply -> answers(worker, reply, wrongTypes));
    }

    /**
     * Reads a part of the worker's processing list, newest first, within the limit of bytes; empty past the oldest
     * element. Sets aside elements that are too large for a task.
     *
     * @param from how many elements to pass over
     * @param limit the most to read, at least 1
     */
    public List<Element> held(String worker, int from, int limit) {
        List<Element> elements = new ArrayList<>();
        ScriptCall call = new ScriptCall(HELD)
                .key(keys.processing(worker))
                .key(keys.oversized())
                .argument(from)
                .argument(limit)
                .argument(ByteBatches.BYTES)
                .argument(largest);
        for (Reply element : redis.run(call).list()) {
            elements.add(new Element(element.bytes()));
        }
        return elements;
    }

    static List<TaskAnswer> answers(String worker, Reply reply, WrongTypeLog wrongTypes) {
        requireLease(worker, reply);
        List<TaskAnswer> answers = new ArrayList<>(reply.size());
        reply.list().forEach(answer -> answers.add(TaskAnswer.of(answer, wrongTypes)));
        return answers;
    }

    static Reply requireLease(String worker, Reply reply) {
        if (reply.isText() && reply.text().equals("LEASE_LOST")) {
            throw new LeaseLostException(worker);
        }
        return reply;
    }
}
