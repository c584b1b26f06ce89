package io.taskqueue.monitor.rest;

import io.taskqueue.monitor.scaling.Scaling;
import io.taskqueue.monitor.scaling.ScalingAdvisor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;

/** {@code /scaling}: the recommended number of workers, for autoscalers such as KEDA's {@code metrics-api}. */
@Path("/scaling")
@Produces(MediaType.APPLICATION_JSON)
final class ScalingResource {
    private final ScalingAdvisor advisor;

    ScalingResource(ScalingAdvisor advisor) {
        this.advisor = advisor;
    }

    @GET
    @Path("{queue}")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public Scaling recommendation(@PathParam("queue") String queue) {
        return advisor.advise(queue);
    }
}
