package io.taskqueue.http;

import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Recognizes requests that another site's page makes a visitor's browser send. Browsers report where a request comes
 * from and pages cannot change that; clients other than browsers send neither header and are allowed. Thread-safe.
 */
public final class SameOrigin {
    private final Set<String> allowedOrigins;

    /** @param allowedOrigins origins allowed besides the service's own, such as {@code https://www.example.org} */
    public SameOrigin(Set<String> allowedOrigins) {
        this.allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /**
     * Whether the request is from this service's own pages, from an allowed origin or from a client other than a
     * browser.
     *
     * @param headers returns a header's value by its name, {@code null} if the request does not have it
     */
    public boolean allows(UnaryOperator<String> headers) {
        String origin = headers.apply("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            return true;
        }
        String site = headers.apply("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return origin == null || isHost(origin, headers.apply("Host"));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
