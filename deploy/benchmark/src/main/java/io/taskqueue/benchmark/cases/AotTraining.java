package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.AotCache;
import io.taskqueue.benchmark.stage.Programs;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;

/**
 * A service started, asked a little and stopped, for its JVM to write a cache of what it has loaded.
 *
 * @param seconds how long it took, the writing included
 */
record AotTraining(AotCache cache, double seconds) {
    private static final int REQUESTS = 2;

    /** Trains once; the options but the cache's are those it is later used with. */
    static AotTraining of(Bench bench, Programs programs, Service service) {
        AotCache cache = AotCache.fresh(programs, service);
        long begin = System.nanoTime();
        try (Stage stage = bench.stage(programs.adding(cache.writing()))) {
            ServiceProcess process = stage.launch(service, Settings.DEFAULTS);
            process.awaitReady();
            ask(stage.http(process, 1), service);
            process.stop();
        }
        cache.megabytes(); // there is none if the JVM could not write it
        return new AotTraining(cache, (System.nanoTime() - begin) / 1e9);
    }

    private static void ask(HttpLink http, Service service) {
        for (int request = 0; request < REQUESTS; request++) {
            EventLoop.await(http.get("/q/health"));
            EventLoop.await(http.get("/q/metrics"));
        }
        if (service == Service.PRODUCER) {
            EventLoop.await(
                    http.post("/tasks", "application/json", ProbeTasks.idle(1).submission(0)));
        }
    }

    String describe() {
        return "AOT cache of %.0f MB, trained in %.0f s".formatted(cache.megabytes(), seconds);
    }
}
