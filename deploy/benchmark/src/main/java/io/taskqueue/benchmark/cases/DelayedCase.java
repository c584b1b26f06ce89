package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Percentiles;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.model.TaskStatus;
import java.util.List;

/** Tasks that may not run before a time of their own: how late their handlers are entered. */
final class DelayedCase implements Case {
    /** Long enough for all to be submitted before the first is due. */
    private static final long FIRST_DUE_MILLIS = 1_500;

    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "delayed";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(2_000, 200);
        try (Stage stage = bench.stage()) {
            ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
            stage.worker(Settings.DEFAULTS);
            producer.awaitReady();
            HttpLink http = stage.http(producer, CONNECTIONS);
            Drain drain = new Drain(stage);
            bench.warmUp(() -> lateness(stage, http, drain, ProbeTasks.reporting(count)));
            List<Percentiles> lateness = bench.repeat(() -> lateness(stage, http, drain, ProbeTasks.reporting(count)));
            return List.of(
                    Figure.of("due to entered, p50", Unit.MILLISECONDS, Spreads.of(lateness, Percentiles::median)),
                    Figure.of("due to entered, p99", Unit.MILLISECONDS, Spreads.of(lateness, all -> all.at(99)))
                            .heldTo(Target.atMost(50))
                            .noting(count + " tasks a round, each due at a millisecond of its own"));
        }
    }

    /** Milliseconds from the due time to the entry, for all tasks. */
    private static Percentiles lateness(Stage stage, HttpLink http, Drain drain, ProbeTasks tasks) {
        long firstDue = System.currentTimeMillis() + FIRST_DUE_MILLIS;
        stage.loop()
                .repeat(
                        tasks.count(),
                        CONNECTIONS,
                        number -> http.post("/tasks", "application/json", tasks.submission(number, firstDue + number)));
        drain.awaitLeft(0);
        List<TaskStatus> records = Accounting.completedRecords(stage, tasks);
        double[] millis = new double[tasks.count()];
        for (int number = 0; number < millis.length; number++) {
            long due = firstDue + number;
            millis[number] = EntryTimes.micros(records.get(number)) / 1e3 - due;
        }
        return Percentiles.of(millis);
    }
}
