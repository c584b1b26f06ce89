package io.taskqueue.worker.queue;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.RedisCommandException;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.WrongTypeLog;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which ids belong to dead letters. While there are none, no question is asked. Thread-safe. */
@Singleton
public class DeadLetterIds {
    private final RedisGateway redis;
    private final QueueKeys keys;
    private final WrongTypeLog wrongTypes;
    private volatile boolean any = true;

    DeadLetterIds(RedisGateway redis, QueueKeys keys, WrongTypeLog wrongTypes) {
        this.redis = redis;
        this.keys = keys;
        this.wrongTypes = wrongTypes;
    }

    /** Notes what the latest claim has found: whether there are dead letters at all. */
    void note(boolean exist) {
        any = exist;
    }

    /** Whether there were dead letters at the latest claim, or no claim has been answered yet. */
    public boolean mayExist() {
        return any;
    }

    /** Those of the ids that belong to dead letters. */
    public Set<String> among(Collection<String> ids) {
        try {
            return dead(ids);
        } catch (RedisCommandException e) {
            // Under the key lies something else, which holds no dead letters.
            wrongTypes.report(keys.dead() + ": " + e.getMessage());
            return Set.of();
        }
    }

    private Set<String> dead(Collection<String> ids) {
        Set<String> dead = new HashSet<>();
        if (any && !ids.isEmpty()) {
            List<String> asked = List.copyOf(ids);
            Reply scores = redis.run(Call.on("ZMSCORE", keys.dead(), asked));
            for (int i = 0; i < asked.size(); i++) {
                if (!scores.get(i).isNothing()) {
                    dead.add(asked.get(i));
                }
            }
        }
        return dead;
    }
}
