package io.taskqueue.producer.form;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;

/**
 * Refuses forms that another site's page makes a visitor's browser post. Browsers say where a request comes from and
 * pages cannot change that; clients that are no browsers say nothing and pass.
 */
@Singleton
class SameOrigin {
    private final Set<String> allowedOrigins;

    SameOrigin(ProducerConfig config) {
        this.allowedOrigins = Set.copyOf(config.allowedOrigins().orElse(Set.of()));
    }

    /** Nothing where the form comes from our page or an allowed one. */
    void require(HttpHeaders headers) {
        if (!isAllowed(headers)) {
            throw new ProblemException(
                    Problem.of(Kind.CROSS_SITE, "The form is taken from this service's own page only."));
        }
    }

    private boolean isAllowed(HttpHeaders headers) {
        String origin = headers.getHeaderString("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            return true;
        }
        String site = headers.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || isHost(origin, headers.getHeaderString("Host"));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
