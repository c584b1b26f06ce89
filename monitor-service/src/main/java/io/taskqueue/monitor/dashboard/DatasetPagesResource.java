package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.TemplateInstance;
import io.taskqueue.monitor.dataset.DatasetDetail;
import io.taskqueue.monitor.dataset.Datasets;
import io.taskqueue.monitor.rest.NotFound;
import io.taskqueue.monitor.rest.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * {@code /datasets} and {@code /datasets/{id}} as pages for clients that prefer HTML, such as browsers; others get
 * JSON. Neither is cached, because both have the same address.
 */
@Path("/datasets")
@Produces("text/html;qs=0.5")
final class DatasetPagesResource {
    private static final int DATASETS = 25;

    private final Datasets datasets;

    DatasetPagesResource(Datasets datasets) {
        this.datasets = datasets;
    }

    @GET
    public Response list(@RestQuery String before) {
        return page(Pages.datasets(datasets.page(Query.cursor("before", before), DATASETS), before == null));
    }

    /** One dataset; {@code from} is the first column to show, {@code ask} the command to confirm, if any. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id, @RestQuery String from, @RestQuery String ask) {
        DatasetDetail detail = datasets.findAll(id).orElseThrow(() -> NotFound.dataset(id));
        int first = Query.number("from", from, 1, 1, Integer.MAX_VALUE);
        return page(Pages.dataset(detail, ColumnPage.of(detail.findings().columns(), first), ask == null ? "" : ask));
    }

    /**
     * The type is set here because that of {@link Produces} has a quality factor, which does not belong in a response.
     */
    private static Response page(TemplateInstance page) {
        return Response.ok(page.render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .build();
    }

    @ServerExceptionMapper(Throwable.class)
    public Response explain(Throwable failure) {
        return ProblemPage.of(failure);
    }
}
