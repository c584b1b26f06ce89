package io.taskqueue.systemtests.stage;

import java.util.List;

/** The whole system as a visitor meets it: all services, one Redis, one PostgreSQL, one mail server. */
public final class FormStage implements AutoCloseable {
    private final Stage stage;
    private final Mailbox mailbox = new Mailbox();
    private final Database database;
    private final RunningService producer;
    private final RunningService monitor;

    private FormStage(Stage stage) {
        this.stage = stage;
        stage.onClose(mailbox::close);
        database = new Database();
        stage.onClose(database::close);
        stage.with("TASKQUEUE_SMTP_HOST", "127.0.0.1")
                .with("TASKQUEUE_SMTP_PORT", String.valueOf(mailbox.port()))
                .with("TASKQUEUE_DB_URL", database.url())
                .with("TASKQUEUE_DB_USERNAME", "postgres")
                .with("TASKQUEUE_DB_PASSWORD", "");
        RunningService worker = stage.launchWorker("worker");
        producer = stage.launch(Service.PRODUCER);
        monitor = stage.launch(Service.MONITOR);
        List.of(worker, producer, monitor).forEach(RunningService::awaitReady);
    }

    /** Starts everything and waits until it is ready. */
    public static FormStage start() {
        Stage stage = Stage.withRedis();
        try {
            return new FormStage(stage);
        } catch (RuntimeException | Error e) {
            stage.close();
            throw e;
        }
    }

    public String formUrl() {
        return producer.url("/");
    }

    /** The address of a path of the producer. */
    public String producerUrl(String path) {
        return producer.url(path);
    }

    /** The address of a path of the monitor. */
    public String monitorUrl(String path) {
        return monitor.url(path);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public Database database() {
        return database;
    }

    public Tasks tasks() {
        return stage.tasks();
    }

    /** See {@link Stage#onClose}. */
    public void onClose(Runnable closing) {
        stage.onClose(closing);
    }

    @Override
    public void close() {
        stage.close();
    }
}
