package io.taskqueue.producer.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.redis.ScriptCall;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** {@code enqueue.lua}: submissions in, outcomes out, in the same order. */
@Singleton
class EnqueueScript {
    private static final LuaScript SCRIPT = LuaScript.load(EnqueueScript.class, "enqueue");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final long maxDepth;
    private final long windowMillis;
    private final Durabilities durabilities;
    private final QueueLimit queueLimit;

    EnqueueScript(
            RedisGateway redis,
            QueueKeys keys,
            ProducerConfig config,
            Durabilities durabilities,
            QueueLimit queueLimit) {
        this.redis = redis;
        this.keys = keys;
        this.maxDepth = config.maxQueueDepth();
        this.durabilities = durabilities;
        this.queueLimit = queueLimit;
        this.windowMillis = Math.max(1000, config.idempotencyWindow().toMillis());
    }

    /** Puts all of them, which must be for {@code queue}, into it, as safely as the queue's durability asks for. */
    CompletionStage<List<SubmitOutcome>> enqueue(String queue, List<Submission> submissions) {
        Durability durability = durabilities.of(queue);
        ScriptCall call =
                new ScriptCall(SCRIPT).keys(keys(queue, submissions)).arguments(arguments(queue, submissions));
        return redis.run(durability, call).thenApply(reply -> outcomes(reply, submissions, durability));
    }

    private List<String> keys(String queue, List<Submission> submissions) {
        List<String> all = new ArrayList<>(3 + 2 * submissions.size());
        all.addAll(List.of(keys.queue(queue), keys.scheduled(queue), keys.queues()));
        submissions.forEach(submission -> all.add(keys.status(submission.task().id())));
        for (Submission submission : submissions) {
            if (submission.requestKey() != null) {
                all.add(keys.idempotency(submission.requestKey().hash()));
            }
        }
        return all;
    }

    private List<byte[]> arguments(String queue, List<Submission> submissions) {
        List<byte[]> all = new ArrayList<>(5 + 4 * submissions.size());
        all.add(queue.getBytes(UTF_8));
        all.add(bytes(maxDepth));
        all.add(bytes(windowMillis));
        all.add(bytes(submissions.size()));
        all.add(bytes(queueLimit.of(queue)));
        submissions.forEach(submission -> all.add(submission.envelope()));
        submissions.forEach(submission -> all.add(submission.statusRecord()));
        submissions.forEach(submission -> all.add(submission.dueAt().getBytes(UTF_8)));
        submissions.forEach(submission -> all.add(submission.answerToRepeat().getBytes(UTF_8)));
        return all;
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }

    private List<SubmitOutcome> outcomes(List<String> reply, List<Submission> submissions, Durability durability) {
        List<SubmitOutcome> outcomes = submissions.stream()
                .map(submission -> accepted(submission, durability))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < reply.size(); i += 3) {
            int number = Integer.parseInt(reply.get(i)) - 1;
            outcomes.set(number, turnedAway(submissions.get(number), reply.get(i + 1), reply.get(i + 2), durability));
        }
        return outcomes;
    }

    private static SubmitOutcome accepted(Submission submission, Durability durability) {
        return new SubmitOutcome.Accepted(submission.task().id(), submission.state(), false, durability);
    }

    private SubmitOutcome turnedAway(Submission submission, String result, String detail, Durability durability) {
        return switch (result) {
            case "repeated" -> repeated(submission, detail, durability);
            case "taken" -> new SubmitOutcome.IdTaken(submission.task().id());
            case "full" -> new SubmitOutcome.QueueFull(submission.task().queue(), maxDepth);
            case "unlisted" ->
                new SubmitOutcome.TooManyQueues(
                        submission.task().queue(),
                        queueLimit.of(submission.task().queue()));
            case "wrongtype" -> new SubmitOutcome.BrokenKey(detail);
            default -> throw new IllegalStateException("enqueue.lua gave the result " + result);
        };
    }

    private SubmitOutcome repeated(Submission submission, String firstUse, Durability durability) {
        try {
            FirstAnswer first = FirstAnswer.decode(firstUse);
            return submission.requestKey().isOf(first)
                    ? new SubmitOutcome.Accepted(first.id(), first.state(), true, durability)
                    : new SubmitOutcome.KeyReused();
        } catch (MalformedTaskException e) {
            return new SubmitOutcome.BrokenKey(
                    keys.idempotency(submission.requestKey().hash()));
        }
    }
}
