package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.WorkerStatus;
import io.taskqueue.model.WorkerStatusCodec;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import io.taskqueue.worker.config.WorkerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A worker's lease: the key {@code worker_status:<worker>}, alive as long as heartbeats renew it. */
@Singleton
public class Leases {
    private static final LuaScript REGISTER = LuaScript.load(Leases.class, "register");
    private static final LuaScript BEAT = LuaScript.load(Leases.class, "beat");
    private static final LuaScript LEAVE = LuaScript.load(Leases.class, "leave");

    /** What became of a registration or heartbeat. */
    public enum Answer {
        REGISTERED,
        TAKEN,
        RENEWED,
        REACQUIRED,
        LOST;

        /** Whether the worker holds its lease now. */
        public boolean holdsLease() {
            return this == REGISTERED || this == RENEWED || this == REACQUIRED;
        }
    }

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final RedisClock clock;
    private final OutageGrace grace;
    private final Duration duration;

    Leases(RedisGateway redis, RedisClock clock, OutageGrace grace, QueueKeys keys, WorkerConfig config) {
        this.redis = redis;
        this.clock = clock;
        this.grace = grace;
        this.keys = keys;
        this.duration = config.worker().lease();
    }

    /** Asks Redis for its time, unless it is known. */
    public void readClock() {
        if (!clock.isKnown()) {
            Reply time = redis.run(Call.of("TIME"));
            clock.set(time.get(0).number() * 1000 + time.get(1).number() / 1000);
        }
    }

    /** Takes a lease under a name nobody holds. */
    public Answer register(WorkerStatus heartbeat) {
        ScriptCall call = new ScriptCall(REGISTER)
                .key(keys.workerStatus(heartbeat.name()))
                .key(keys.workers())
                .key(keys.queues())
                .key(keys.processingLists());
        call.argument(heartbeat.name()).argument(duration.toMillis()).argument(WorkerStatusCodec.encode(heartbeat));
        heartbeat.queues().forEach(call::argument);
        return answer(redis.run(call));
    }

    /** Renews the lease, or says that it is gone for good. */
    public Answer beat(WorkerStatus heartbeat) {
        ScriptCall call = new ScriptCall(BEAT)
                .key(keys.workerStatus(heartbeat.name()))
                .key(keys.workers())
                .argument(heartbeat.name())
                .argument(duration.toMillis())
                .argument(WorkerStatusCodec.encode(heartbeat));
        return answer(redis.run(call));
    }

    /**
     * Ends the lease of a worker that stops.
     *
     * @return whether nothing of it was left; otherwise its tasks are recovered by another worker at once
     */
    public boolean leave(String worker) {
        ScriptCall call = new ScriptCall(LEAVE)
                .key(keys.workerStatus(worker))
                .key(keys.processing(worker))
                .key(keys.workers())
                .key(keys.lostWorkers())
                .argument(worker);
        return redis.run(call).text().equals("LEFT");
    }

    private Answer answer(Reply reply) {
        clock.set(reply.get(1).number());
        Answer answer = Answer.valueOf(reply.get(0).text());
        if (answer.holdsLease()) {
            grace.written();
        }
        return answer;
    }
}
