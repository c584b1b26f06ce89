package io.taskqueue.benchmark.load;

import io.taskqueue.benchmark.client.RedisLink;
import io.taskqueue.benchmark.stage.Stage;

/** Pushes envelopes onto a list, as any Redis client may: pipelined, some to a command. */
final class Seeder {
    private static final int IN_FLIGHT = 4;
    private static final int TASKS_A_COMMAND = 100;
    private static final int BYTES_A_COMMAND = 1_000_000;

    private Seeder() {}

    static void push(Stage stage, String key, ProbeTasks tasks) {
        int step = Math.clamp(BYTES_A_COMMAND / tasks.envelope(0).length(), 1, TASKS_A_COMMAND);
        int commands = Math.ceilDiv(tasks.count(), step);
        stage.loop().repeat(commands, IN_FLIGHT, command -> {
            int from = command * step;
            int to = Math.min(from + step, tasks.count());
            return stage.redis().send(RedisLink.push(key, tasks.envelopes(from, to)));
        });
    }
}
