package io.taskqueue.producer.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.MalformedTaskException;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.producer.config.Durability;
import io.taskqueue.producer.config.ProducerConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code enqueue.lua}: submissions in, outcomes out, in the same order. */
@Singleton
class EnqueueScript {
    private static final LuaScript SCRIPT = LuaScript.load(EnqueueScript.class, "enqueue");

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final long maxDepth;
    private final long windowMillis;
    private final Durabilities durabilities;

    EnqueueScript(RedisGateway redis, QueueKeys keys, ProducerConfig config, Durabilities durabilities) {
        this.redis = redis;
        this.keys = keys;
        this.maxDepth = config.maxQueueDepth();
        this.durabilities = durabilities;
        this.windowMillis = Math.max(1000, config.idempotencyWindow().toMillis());
    }

    /** Puts all of them, which must be for {@code queue}, into it, as safely as the queue's durability asks for. */
    CompletionStage<List<SubmitOutcome>> enqueue(String queue, List<Submission> submissions) {
        Durability durability = durabilities.of(queue);
        return redis.run(durability, SCRIPT, keys(queue, submissions), arguments(queue, submissions))
                .thenApply(reply -> outcomes(reply, submissions, durability));
    }

    private List<String> keys(String queue, List<Submission> submissions) {
        List<String> all = new ArrayList<>(3 + 2 * submissions.size());
        all.addAll(List.of(keys.queue(queue), keys.scheduled(queue), keys.queues()));
        for (Submission submission : submissions) {
            String status = keys.status(submission.task().id());
            RequestKey requestKey = submission.requestKey();
            all.add(status);
            all.add(requestKey == null ? status : keys.idempotency(requestKey.hash()));
        }
        return all;
    }

    private List<byte[]> arguments(String queue, List<Submission> submissions) {
        List<byte[]> all = new ArrayList<>(3 + 4 * submissions.size());
        all.add(queue.getBytes(UTF_8));
        all.add(Long.toString(maxDepth).getBytes(UTF_8));
        all.add(Long.toString(windowMillis).getBytes(UTF_8));
        for (Submission submission : submissions) {
            all.add(submission.envelope());
            all.add(submission.statusRecord());
            all.add(submission.dueAt().getBytes(UTF_8));
            all.add(submission.answerToRepeat().getBytes(UTF_8));
        }
        return all;
    }

    private List<SubmitOutcome> outcomes(List<String> reply, List<Submission> submissions, Durability durability) {
        List<SubmitOutcome> outcomes = new ArrayList<>(submissions.size());
        for (int i = 0; i < submissions.size(); i++) {
            outcomes.add(outcome(submissions.get(i), reply.get(2 * i), reply.get(2 * i + 1), durability));
        }
        return outcomes;
    }

    private SubmitOutcome outcome(Submission submission, String result, String detail, Durability durability) {
        return switch (result) {
            case "accepted" ->
                new SubmitOutcome.Accepted(submission.task().id(), submission.state(), false, durability);
            case "repeated" -> repeated(submission, detail, durability);
            case "taken" -> new SubmitOutcome.IdTaken(submission.task().id());
            case "full" -> new SubmitOutcome.QueueFull(submission.task().queue(), maxDepth);
            case "wrongtype" -> new SubmitOutcome.BrokenKey(detail);
            default -> throw new IllegalStateException("enqueue.lua gave the result " + result);
        };
    }

    private SubmitOutcome repeated(Submission submission, String firstUse, Durability durability) {
        try {
            FirstAnswer first = FirstAnswer.decode(firstUse);
            return first.digest().equals(submission.requestKey().digest())
                    ? new SubmitOutcome.Accepted(first.id(), first.state(), true, durability)
                    : new SubmitOutcome.KeyReused();
        } catch (MalformedTaskException e) {
            return new SubmitOutcome.BrokenKey(
                    keys.idempotency(submission.requestKey().hash()));
        }
    }
}
