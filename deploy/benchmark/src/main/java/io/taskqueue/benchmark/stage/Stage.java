package io.taskqueue.benchmark.stage;

import io.taskqueue.benchmark.client.EventLoop;
import io.taskqueue.benchmark.client.HttpLink;
import io.taskqueue.benchmark.client.RedisLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A fresh Redis and the services started against it. Closing ends every process. */
public final class Stage implements AutoCloseable {
    private final EventLoop loop;
    private final Programs programs;
    private final Deque<AutoCloseable> closings = new ArrayDeque<>();
    private final List<ServiceProcess> workers = new ArrayList<>();
    private final RedisServer server;
    private final RedisLink redis;

    public Stage(EventLoop loop, Programs programs) {
        this.loop = loop;
        this.programs = programs;
        this.server = new RedisServer(programs);
        closings.push(server);
        this.redis = connect();
    }

    /** Launches a service with these settings, environment variables, and does not wait for it. */
    public ServiceProcess launch(Service service, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("TASKQUEUE_REDIS_HOSTS", server.uri());
        ServiceProcess process = new ServiceProcess(loop, programs, service, environment);
        closings.push(process);
        if (service == Service.WORKER) {
            workers.add(process);
        }
        return process;
    }

    /** Starts a worker with these settings and waits until it is ready. */
    public ServiceProcess worker(Map<String, String> settings) {
        ServiceProcess worker = launch(Service.WORKER, settings);
        worker.awaitReady();
        return worker;
    }

    /** Connections to a service, closed with the stage. */
    public HttpLink http(ServiceProcess service, int connections) {
        HttpLink link = new HttpLink(loop, service.port(), connections);
        closings.push(link);
        return link;
    }

    /** The connection for questions and seeds. */
    public RedisLink redis() {
        return redis;
    }

    /** A further connection, closed with the stage. */
    public RedisLink connect() {
        RedisLink link = server.connect(loop);
        closings.push(link);
        return link;
    }

    public RedisInfo info() {
        return new RedisInfo(redis);
    }

    public EventLoop loop() {
        return loop;
    }

    /** Starts to watch what is taken of the machine. */
    public UsageMeter meter() {
        return new UsageMeter(info(), List.copyOf(workers));
    }

    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().close();
            } catch (Exception e) {
                System.err.println("A process of the benchmark did not end: " + e);
            }
        }
    }
}
