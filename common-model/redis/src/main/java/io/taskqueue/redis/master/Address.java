package io.taskqueue.redis.master;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/** Where one server listens. */
record Address(String host, int port) {
    private static final int DEFAULT_PORT = 6379;

    /** The value of {@code taskqueue.redis.hosts}. */
    record Hosts(List<Address> addresses, boolean tls, int database) {}

    /** @throws WrongSettingException if it is no list of addresses */
    static Hosts parse(String hosts) {
        List<URI> uris = Arrays.stream(hosts.split(",", -1)).map(Address::uri).toList();
        boolean tls = "rediss".equals(uris.getFirst().getScheme());
        int database = database(uris.getFirst());
        for (URI uri : uris) {
            if ("rediss".equals(uri.getScheme()) != tls || database(uri) != database) {
                throw wrong("all addresses need the same scheme, redis:// or rediss://, and the same database");
            }
        }
        return new Hosts(uris.stream().map(Address::of).toList(), tls, database);
    }

    private static Address of(URI uri) {
        return new Address(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getRawUserInfo() != null || uri.getQuery() != null) {
                throw wrong("an address takes no user and no password, see taskqueue.redis.username and .password");
            }
            if (uri.getHost() != null && ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message holds the whole text, so it is not passed on.
        }
        throw wrong("expected redis://host:port or rediss://host:port, several by commas");
    }

    private static int database(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("/", "");
        if (!path.matches("\\d{0,4}")) {
            throw wrong("what follows host and port must be the number of a database");
        }
        return path.isEmpty() ? 0 : Integer.parseInt(path);
    }

    private static WrongSettingException wrong(String problem) {
        return new WrongSettingException("hosts", problem);
    }

    /** The host as sockets take it, an IPv6 address without its brackets. */
    String bareHost() {
        return host.replaceAll("[\\[\\]]", "");
    }

    @Override
    public String toString() {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
