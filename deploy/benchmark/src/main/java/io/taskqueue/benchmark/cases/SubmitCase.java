package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.figures.Figure;
import io.taskqueue.benchmark.figures.Target;
import io.taskqueue.benchmark.figures.Unit;
import io.taskqueue.benchmark.figures.Work;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Keys;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import java.util.List;

/** Many people submit the form at once, one task in each request. */
final class SubmitCase implements Case {
    private static final int CONNECTIONS = 64;
    /** Long enough for an envelope of about the usual size. */
    private static final Buffer FORM = Buffer.buffer("{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\","
            + "\"message\":\"" + "Hello! ".repeat(14) + "\"}");

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public List<Figure> measure(Bench bench) {
        int count = bench.count(30_000, 500);
        try (Stage stage = bench.stage()) {
            ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
            producer.awaitReady();
            HttpLink http = stage.http(producer, CONNECTIONS);
            submit(stage, http, count);
            List<Double> seconds = bench.repeat(() -> submit(stage, http, count));
            Accounting.requireWaiting(stage, (1L + seconds.size()) * count);
            int size = stage.redis().call(Command.LINDEX, Keys.QUEUE, "0").toBytes().length;
            return List.of(Figure.of("POST /submit_form", Unit.PER_SECOND, Spreads.of(seconds, time -> count / time))
                    .against(Work.PUSH)
                    .heldTo(Target.atLeastTimesPlainLoop(0.8))
                    .noting("JSON, %d connections, envelopes of %d bytes".formatted(CONNECTIONS, size)));
        }
    }

    private static double submit(Stage stage, HttpLink http, int count) {
        return stage.loop()
                .repeat(count, CONNECTIONS, number -> http.post("/submit_form", "application/json", FORM.copy()));
    }
}
