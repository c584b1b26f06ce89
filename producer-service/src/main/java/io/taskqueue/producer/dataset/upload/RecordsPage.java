package io.taskqueue.producer.dataset.upload;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The page that uploads a file of records. */
@Path("/records")
public class RecordsPage {
    @CheckedTemplate(basePath = "records")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance upload(String address);
    }

    @GET
    @NonBlocking
    @Produces(MediaType.TEXT_HTML)
    public Response page(@Context UriInfo address) {
        String base = address.getBaseUri().toString().replaceAll("/+$", "");
        return Response.ok(Templates.upload(base).render())
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
