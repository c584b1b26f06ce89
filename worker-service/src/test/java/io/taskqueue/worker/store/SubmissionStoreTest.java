package io.taskqueue.worker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SubmissionStoreTest {
    private static final Instant SUBMITTED = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void storesTheFormOnce() throws SQLException {
        DataSource database = newDatabase();
        SubmissionStore store = store(database);

        assertThat(store.store(form("t1"))).isFalse();
        assertThat(store.store(form("t1"))).isFalse();

        assertThat(RealPostgres.query(database, "SELECT count(*) FROM form_submission"))
                .isEqualTo("1");
        assertThat(RealPostgres.query(
                        database,
                        "SELECT concat_ws('|', task_id, name, email, message, submitted_at = '2026-01-01T10:00Z',"
                                + " stored_at <= now(), mail_sent_at IS NULL) FROM form_submission"))
                .isEqualTo("t1|Ada|ada@example.org|Hello|t|t|t");
    }

    @Test
    void remembersThatTheMailHasGoneOut() throws SQLException {
        SubmissionStore store = store(newDatabase());
        store.store(form("t1"));

        store.markMailed("t1");

        assertThat(store.store(form("t1"))).isTrue();
        assertThat(store.store(form("t2"))).isFalse();
    }

    @Test
    void storesOnceWhenManyStoreAtTheSameTimeOnAnEmptyDatabase() throws Exception {
        DataSource database = newDatabase();
        CyclicBarrier together = new CyclicBarrier(8);
        List<Callable<Boolean>> workers = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    SubmissionStore store = store(database);
                    together.await();
                    return store.store(form("t1"));
                })
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> mailed : threads.invokeAll(workers)) {
                assertThat(mailed.get()).isFalse();
            }
        }
        assertThat(RealPostgres.query(database, "SELECT count(*) FROM form_submission"))
                .isEqualTo("1");
    }

    @Test
    void keepsHostileTextAsText() throws SQLException {
        DataSource database = newDatabase();
        String hostile = "'); DROP TABLE form_submission; -- 🦊 \\";

        store(database).store(new Submission("t'1", hostile, hostile, hostile, null));

        assertThat(RealPostgres.query(database, "SELECT message FROM form_submission WHERE task_id = 't''1'"))
                .isEqualTo(hostile);
    }

    @Test
    void distinguishesRejectedDataFromAnUnreachableServer() throws SQLException {
        SubmissionStore store = store(newDatabase());

        assertThatThrownBy(() -> store.store(new Submission("t1", "A\u0000", "e", "m", SUBMITTED)))
                .isInstanceOf(RejectedDataException.class);
        assertThatThrownBy(() -> store.store(new Submission("t1", "A", "e", "m", Instant.ofEpochMilli(Long.MAX_VALUE))))
                .isInstanceOf(RejectedDataException.class);
    }

    @Test
    void worksAsSoonAsTheDatabaseIsThere() throws SQLException {
        String later = RealPostgres.newName();
        SubmissionStore store = store(RealPostgres.dataSource(later));
        assertThatThrownBy(() -> store.store(form("t1")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the database schema could not be brought up to date: ");

        RealPostgres.create(later);

        assertThat(store.store(form("t1"))).isFalse();
    }

    @Test
    void migratesADatabaseThatHoldsTablesOfOthers() throws SQLException {
        DataSource database = newDatabase();
        RealPostgres.execute(database, "CREATE TABLE other (id int)");

        store(database).store(form("t1"));

        assertThat(RealPostgres.query(database, "SELECT count(*) FROM form_submission"))
                .isEqualTo("1");
    }

    private static DataSource newDatabase() throws SQLException {
        return RealPostgres.dataSource(RealPostgres.create(RealPostgres.newName()));
    }

    /** A store as one worker process has it. */
    private static SubmissionStore store(DataSource database) {
        Flyway flyway = Flyway.configure()
                .dataSource(database)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        return new SubmissionStore(database, new Schema(database, flyway));
    }

    private static Submission form(String taskId) {
        return new Submission(taskId, "Ada", "ada@example.org", "Hello", SUBMITTED);
    }
}
