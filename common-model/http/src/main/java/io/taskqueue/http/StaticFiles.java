package io.taskqueue.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes browsers revalidate a cached file each time they use it, so that a page never runs with style sheets and
 * scripts of another version. The files themselves are served by the framework.
 */
public final class StaticFiles implements Handler<RoutingContext> {
    private static final int NOT_MODIFIED = 304;
    private static final int BYTES_OF_A_TAG = 12;

    private final Map<String, String> tags;

    /** @param paths of files beneath {@code META-INF/resources} on the class path */
    public StaticFiles(List<String> paths) {
        this.tags = paths.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), StaticFiles::tag));
    }

    @Override
    public void handle(RoutingContext context) {
        String tag = tags.get(context.normalizedPath());
        if (tag == null || !isRead(context.request().method())) {
            context.next();
            return;
        }
        HttpServerResponse response =
                context.response().putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        String kept = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (kept != null && (kept.contains(tag) || kept.strip().equals("*"))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            context.next();
        }
    }

    private static boolean isRead(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static String tag(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream file = loader.getResourceAsStream("META-INF/resources" + path)) {
            if (file == null) {
                throw new FileNotFoundException(path);
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return '"' + HexFormat.of().formatHex(hash, 0, BYTES_OF_A_TAG) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
