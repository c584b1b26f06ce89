package io.taskqueue.benchmark.stage;

import java.util.List;

/** Watches what is taken of the machine from its making on. */
public final class UsageMeter {
    private final RedisInfo redis;
    private final List<ServiceProcess> workers;
    private final double redisBefore;
    private final double workersBefore;
    private final MachineTime machineBefore;
    private final long begin;

    UsageMeter(RedisInfo redis, List<ServiceProcess> workers) {
        this.redis = redis;
        this.workers = workers;
        this.redisBefore = redis.cpuSeconds();
        this.workersBefore = workersCpu();
        this.machineBefore = MachineTime.now();
        this.begin = System.nanoTime();
    }

    /** What was taken until now. */
    public Usage read() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        MachineTime machine = MachineTime.now();
        return new Usage(
                seconds,
                redis.cpuSeconds() - redisBefore,
                workersCpu() - workersBefore,
                machine.shareSince(machineBefore));
    }

    private double workersCpu() {
        return workers.stream().mapToDouble(ServiceProcess::cpuSeconds).sum();
    }
}
