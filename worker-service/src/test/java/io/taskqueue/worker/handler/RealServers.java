package io.taskqueue.worker.handler;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.taskqueue.worker.handler.mail.SmtpProxy;
import io.taskqueue.worker.store.RealPostgres;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A real PostgreSQL and a real mail server for handlers run inside Quarkus; the worker's own loops are off. Fills the
 * test's fields of the types {@link GreenMail}, {@link SmtpProxy} and {@code @FromPostgres DataSource}.
 */
public final class RealServers implements QuarkusTestResourceLifecycleManager {
    private GreenMail inbox;
    private SmtpProxy proxy;
    private DataSource database;

    @Override
    public Map<String, String> start() {
        inbox = new GreenMail(ServerSetup.SMTP.dynamicPort());
        inbox.start();
        proxy = new SmtpProxy(inbox.getSmtp().getPort());
        String name = newDatabase();
        database = RealPostgres.dataSource(name);
        return Map.of(
                "taskqueue.worker.enabled", "false",
                "taskqueue.db.url", RealPostgres.url(name),
                "taskqueue.db.username", "postgres",
                "taskqueue.db.password", "postgres",
                "taskqueue.smtp.host", "127.0.0.1",
                "taskqueue.smtp.port", Integer.toString(proxy.port()),
                "taskqueue.smtp.timeout", "2s",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(inbox, new TestInjector.MatchesType(GreenMail.class));
        injector.injectIntoFields(proxy, new TestInjector.MatchesType(SmtpProxy.class));
        injector.injectIntoFields(
                database, new TestInjector.AnnotatedAndMatchesType(FromPostgres.class, DataSource.class));
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.close();
        }
        if (inbox != null) {
            inbox.stop();
        }
    }

    private static String newDatabase() {
        try {
            return RealPostgres.create(RealPostgres.newName());
        } catch (SQLException e) {
            throw new IllegalStateException("could not create a database", e);
        }
    }
}
