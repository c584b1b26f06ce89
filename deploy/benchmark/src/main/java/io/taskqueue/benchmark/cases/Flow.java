package io.taskqueue.benchmark.cases;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.load.Accounting;
import io.taskqueue.benchmark.load.Drain;
import io.taskqueue.benchmark.load.Inflow;
import io.taskqueue.benchmark.load.ProbeTasks;
import io.taskqueue.benchmark.stage.Service;
import io.taskqueue.benchmark.stage.ServiceProcess;
import io.taskqueue.benchmark.stage.Stage;
import io.taskqueue.benchmark.stage.Usage;
import io.taskqueue.benchmark.stage.UsageMeter;
import io.vertx.core.Future;

/** Tasks that come in through a producer while a worker runs them: their whole life. */
final class Flow {
    static final int MOST_WAITING = 5_000;

    private static final String COMPLETED = "taskqueue_completed_total";
    /** What comes in before the flow counts as steady. */
    private static final double RUN_UP = 0.2;

    private final Stage stage;
    private final ServiceProcess worker;
    private final Inflow inflow;
    private final Drain drain;

    /** Starts both services against the stage's Redis. */
    Flow(Stage stage, int concurrency) {
        this.stage = stage;
        ServiceProcess producer = stage.launch(Service.PRODUCER, Settings.DEFAULTS);
        this.worker = stage.launch(Service.WORKER, Settings.concurrency(concurrency));
        producer.awaitReady();
        worker.awaitReady();
        this.inflow = Inflow.holdingBack(stage, producer, MOST_WAITING);
        this.drain = new Drain(stage);
    }

    /**
     * What a flow came to.
     *
     * @param steadyRate tasks completed per second while the flow was steady
     * @param redisMicros the processor time Redis took for each task over its whole life, in µs
     */
    record Flowed(double steadyRate, double redisMicros, Usage usage) {}

    /** Submits all of these while the worker runs them; every one must be completed. */
    Flowed run(ProbeTasks tasks) {
        UsageMeter meter = stage.meter();
        Future<Double> submitted = inflow.start(tasks);
        inflow.awaitShare(tasks, RUN_UP);
        double before = worker.metric(COMPLETED);
        UsageMeter steady = stage.meter();
        EventLoop.await(submitted);
        double after = worker.metric(COMPLETED);
        Usage usage = steady.read();
        drain.awaitLeft(0);
        double redisCpu = meter.read().redisCpu();
        Accounting.requireCompleted(stage, tasks);
        return new Flowed((after - before) / usage.seconds(), redisCpu / tasks.count() * 1e6, usage);
    }
}
