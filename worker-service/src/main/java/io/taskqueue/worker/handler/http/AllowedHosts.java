package io.taskqueue.worker.handler.http;

import io.taskqueue.worker.handler.NonRetryableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets only requests pass that go where the operator allowed. The check is on the name, not on the address it resolves
 * to: a host on the list may be a private one, and whoever controls the name service of a listed host controls where
 * requests go. An address written as a number in any form is a host name like another and passes only if listed so.
 */
@ApplicationScoped
class AllowedHosts {
    private static final Set<Integer> USUAL_PORTS = Set.of(80, 443);
    private static final int LONGEST_URL = 8_000;

    private final Set<String> allowed;

    AllowedHosts(HttpSettings settings) {
        this.allowed = settings.allowedHosts().orElse(Set.of()).stream()
                .map(AllowedHosts::lowerCase)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The address, once it is known to be allowed.
     *
     * @throws NonRetryableException with the reason why it may not
     */
    URI require(String url) {
        if (url == null) {
            throw new NonRetryableException("url is missing");
        }
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : lowerCase(uri.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new NonRetryableException("url must start with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw new NonRetryableException(
                    "url has no valid host name; international names must be in their xn-- form");
        }
        if (uri.getRawUserInfo() != null) {
            throw new NonRetryableException("url must not have a user name or password");
        }
        if (!isAllowed(lowerCase(uri.getHost()), port(uri, scheme))) {
            throw new NonRetryableException("url goes to " + uri.getHost() + " port " + port(uri, scheme)
                    + ", which taskqueue.http.allowed-hosts does not list");
        }
        return uri;
    }

    private boolean isAllowed(String host, int port) {
        return allowed.contains(host + ':' + port) || (USUAL_PORTS.contains(port) && allowed.contains(host));
    }

    private static int port(URI uri, String scheme) {
        int usual = scheme.equals("https") ? 443 : 80;
        return uri.getPort() == -1 ? usual : uri.getPort();
    }

    private static URI parse(String url) {
        if (url.length() > LONGEST_URL) {
            throw new NonRetryableException("url is longer than " + LONGEST_URL + " characters");
        }
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new NonRetryableException("url is not valid: " + e.getReason() + " at character " + e.getIndex());
        }
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
