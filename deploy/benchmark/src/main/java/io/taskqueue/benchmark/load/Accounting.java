package io.taskqueue.benchmark.load;

import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.model.TaskStatusCodec;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Holds the queue to its word: every task that was taken in must have come to its end. */
public final class Accounting {
    private static final int IN_FLIGHT = 4;
    private static final int RECORDS_A_COMMAND = 200;

    private Accounting() {}

    /** Thrown when tasks are missing; the message says how many. */
    public static final class LostTasksException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostTasksException(String message) {
            super(message);
        }
    }

    /** Reads the status record of each task; all must say completed. */
    public static void requireCompleted(Stage stage, ProbeTasks tasks) {
        completed(stage, tasks, record -> {});
    }

    /** As {@link #requireCompleted}; answers the records in the order of the tasks. */
    public static List<TaskStatus> completedRecords(Stage stage, ProbeTasks tasks) {
        List<TaskStatus> records = new ArrayList<>(tasks.count());
        completed(stage, tasks, records::add);
        return records;
    }

    /** All of the tasks must wait in the queue, and nothing else. */
    public static void requireWaiting(Stage stage, long submitted) {
        requireAll(stage.redis().call(Command.LLEN, Keys.QUEUE).toLong(), submitted, "in the queue");
    }

    private static void completed(Stage stage, ProbeTasks tasks, Consumer<TaskStatus> visitor) {
        LongAdder completed = new LongAdder();
        forEachRecord(stage, tasks, record -> {
            if (record.state() == TaskState.COMPLETED) {
                completed.increment();
                visitor.accept(record);
            }
        });
        requireAll(completed.sum(), tasks.count(), "completed");
    }

    private static void requireAll(long found, long submitted, String what) {
        if (found != submitted) {
            throw new LostTasksException("of %,d tasks submitted %,d are %s".formatted(submitted, found, what));
        }
    }

    private static void forEachRecord(Stage stage, ProbeTasks tasks, Consumer<TaskStatus> visitor) {
        int commands = Math.ceilDiv(tasks.count(), RECORDS_A_COMMAND);
        stage.loop().repeat(commands, IN_FLIGHT, command -> {
            int from = command * RECORDS_A_COMMAND;
            int to = Math.min(from + RECORDS_A_COMMAND, tasks.count());
            // Mapped, not listened to: a record that cannot be read has to fail the step.
            return stage.redis().send(read(tasks, from, to)).map(records -> {
                records.stream()
                        .filter(Objects::nonNull)
                        .map(Response::toBytes)
                        .map(TaskStatusCodec::decode)
                        .forEach(visitor);
                return null;
            });
        });
    }

    private static Request read(ProbeTasks tasks, int from, int to) {
        Request request = Request.cmd(Command.MGET);
        for (int number = from; number < to; number++) {
            request.arg(Keys.NAMES.status(tasks.id(number)));
        }
        return request;
    }
}
