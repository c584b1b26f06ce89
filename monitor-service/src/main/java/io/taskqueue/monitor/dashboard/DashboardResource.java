package io.taskqueue.monitor.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.TemplateInstance;
import io.taskqueue.monitor.deadletter.DeadLetterFilter;
import io.taskqueue.monitor.deadletter.DeadLetters;
import io.taskqueue.monitor.queue.QueueObserver;
import io.taskqueue.monitor.queue.QueueSearch;
import io.taskqueue.monitor.queue.RedisAvailability;
import io.taskqueue.monitor.queue.TaskRecords;
import io.taskqueue.monitor.queue.TaskRecords.TaskRecord;
import io.taskqueue.monitor.rest.NotFound;
import io.taskqueue.monitor.rest.Query;
import io.taskqueue.redis.RedisUnavailableException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages {@code /}, {@code /task?id=} and {@code /dead-letter?id=}. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
final class DashboardResource {
    private static final int LETTERS = 20;
    private static final int QUEUES = 50;

    private final QueueObserver observer;
    private final RedisAvailability availability;
    private final TaskRecords records;
    private final DeadLetters letters;
    private final Clock clock;

    DashboardResource(
            QueueObserver observer,
            RedisAvailability availability,
            TaskRecords records,
            DeadLetters letters,
            Clock clock) {
        this.observer = observer;
        this.availability = availability;
        this.records = records;
        this.letters = letters;
        this.clock = clock;
    }

    /** The overview; while Redis is unavailable, a page that reports that and refreshes automatically. */
    @GET
    public TemplateInstance overview(
            @RestQuery String before, @RestQuery String discarded, @RestQuery String queue, @RestQuery String queues) {
        try {
            DeadLetters.Page page = letters.page(DeadLetterFilter.ALL, Query.cursor("before", before), LETTERS);
            String name = queue == null ? "" : queue.strip();
            QueueSearch search = new QueueSearch(name, Query.queuePlace("queues", queues), QUEUES);
            return Pages.overview(observer.observe(search), search, page, before == null, "yes".equals(discarded));
        } catch (RedisUnavailableException e) {
            Instant since = availability.awaySince().orElseGet(clock::instant);
            return Pages.away(Formats.asTime(since.toEpochMilli()), e.getMessage());
        }
    }

    @GET
    @Path("task")
    public TemplateInstance task(@RestQuery String id) {
        if (id == null || id.isBlank()) {
            return Pages.lookup();
        }
        TaskRecord record = records.find(id).orElseThrow(() -> NotFound.task(id));
        return Pages.task(record.status(), new String(record.json(), UTF_8), observer.now());
    }

    /** One dead letter; {@code ask} is the command to confirm, if any. */
    @GET
    @Path("dead-letter")
    public TemplateInstance letter(@RestQuery String id, @RestQuery String ask) {
        String wanted = id == null ? "" : id;
        return Pages.letter(
                letters.find(wanted).orElseThrow(() -> NotFound.deadLetter(wanted)),
                ask == null ? "" : ask,
                observer.now());
    }

    @ServerExceptionMapper(Throwable.class)
    public Response explain(Throwable failure) {
        return ProblemPage.of(failure);
    }
}
