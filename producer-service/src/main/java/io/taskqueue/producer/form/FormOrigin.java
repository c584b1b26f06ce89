package io.taskqueue.producer.form;

import io.taskqueue.http.SameOrigin;
import io.taskqueue.problem.Kind;
import io.taskqueue.problem.ProblemException;
import io.taskqueue.producer.config.ProducerConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/** Refuses forms that another site's page makes a visitor's browser post. */
@Singleton
class FormOrigin {
    private final SameOrigin sameOrigin;

    FormOrigin(ProducerConfig config) {
        this.sameOrigin = new SameOrigin(config.allowedOrigins().orElse(Set.of()));
    }

    /**
     * Returns if the form is from this service's own page, from an allowed origin or from no browser; throws otherwise.
     */
    void require(HttpHeaders headers) {
        if (!sameOrigin.allows(headers::getHeaderString)) {
            throw ProblemException.of(Kind.CROSS_SITE, "The form is accepted from this service's own page only.");
        }
    }
}
