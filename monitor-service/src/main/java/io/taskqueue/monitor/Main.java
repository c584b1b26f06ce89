package io.taskqueue.monitor;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.taskqueue.http.RequestChecks;

/** Starts the service. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        RequestChecks.takeOver();
        Quarkus.run(arguments);
    }
}
