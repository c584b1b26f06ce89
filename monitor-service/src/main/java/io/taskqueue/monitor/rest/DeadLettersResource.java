package io.taskqueue.monitor.rest;

import io.taskqueue.http.body.RequestBodies;
import io.taskqueue.monitor.deadletter.BulkReport;
import io.taskqueue.monitor.deadletter.DeadLetter;
import io.taskqueue.monitor.deadletter.DeadLetterCommand;
import io.taskqueue.monitor.deadletter.DeadLetterCommands;
import io.taskqueue.monitor.deadletter.DeadLetterFilter;
import io.taskqueue.monitor.deadletter.DeadLetters;
import io.taskqueue.monitor.queue.QueueObserver;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** {@code /dead-letters}: lists dead letters, and retries and discards them. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
final class DeadLettersResource {
    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 500;

    private final DeadLetters letters;
    private final DeadLetterCommands commands;
    private final QueueObserver observer;
    private final Operator operator;

    DeadLettersResource(DeadLetters letters, DeadLetterCommands commands, QueueObserver observer, Operator operator) {
        this.letters = letters;
        this.commands = commands;
        this.observer = observer;
        this.operator = operator;
    }

    @GET
    public DeadLetters.Page page(
            @RestQuery String limit,
            @RestQuery String before,
            @RestQuery String after,
            @RestQuery String type,
            @RestQuery String queue,
            @RestQuery String error) {
        DeadLetterFilter filter = new DeadLetterFilter(
                Query.notBlank("type", type),
                Query.notBlank("queue", queue),
                Query.notBlank("error", error),
                Query.time("after", after));
        int most = Query.number("limit", limit, PAGE, 1, LONGEST_PAGE);
        return letters.page(filter, Query.cursor("before", before), most);
    }

    @GET
    @Path("{id: .+}")
    public DeadLetter.Detail one(@PathParam("id") String id) {
        return letters.find(id).orElseThrow(() -> NotFound.deadLetter(id));
    }

    @POST
    @Path("{id: .+}/retry")
    public Map<String, String> retry(@PathParam("id") String id) {
        return applyToOne(DeadLetterCommand.RETRY, id);
    }

    @POST
    @Path("{id: .+}/discard")
    public Map<String, String> discard(@PathParam("id") String id) {
        return applyToOne(DeadLetterCommand.DISCARD, id);
    }

    @POST
    @Path("retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public BulkReport retryMany(@Context RoutingContext request) {
        return applyToMany(DeadLetterCommand.RETRY, BulkRequestReader.read(RequestBodies.bytesOf(request)));
    }

    @POST
    @Path("discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public BulkReport discardMany(@Context RoutingContext request) {
        return applyToMany(DeadLetterCommand.DISCARD, BulkRequestReader.read(RequestBodies.bytesOf(request)));
    }

    private Map<String, String> applyToOne(DeadLetterCommand command, String id) {
        commands.apply(command, id, operator.name());
        return Map.of("id", id, "result", command.pastTense());
    }

    private BulkReport applyToMany(DeadLetterCommand command, BulkRequest request) {
        return request.ids() != null
                ? commands.applyToIds(command, request.ids(), operator.name())
                : commands.applyToMatching(
                        command,
                        request.selection(),
                        request.start(observer.now()),
                        request.maximum(),
                        operator.name());
    }
}
