package io.taskqueue.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.nio.file.Path;
import java.time.Instant;

/** Keep-alive connections to one service. An answer that is not 2xx is a failure. */
public final class HttpLink implements AutoCloseable {
    private static final int PIECE = 256 * 1024;

    private final EventLoop loop;
    private final HttpClient client;
    private final FileSystem files;
    private final int port;

    /** An answer, and when its head arrived. */
    public record Answer(Instant at, Buffer body) {}

    /**
     * To the service on a port of this machine.
     *
     * @param connections how many there are at most; a request waits for a free one
     */
    public HttpLink(EventLoop loop, int port, int connections) {
        this.loop = loop;
        this.port = port;
        files = loop.vertx().fileSystem();
        client = loop.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setKeepAlive(true)
                        .setMaxPoolSize(connections)
                        .setMaxWaitQueueSize(-1)
                        .setTcpNoDelay(true)
                        .setConnectTimeout(2_000));
    }

    public Future<Answer> get(String path) {
        return loop.call(() -> client.request(options(HttpMethod.GET, path))
                .compose(HttpClientRequest::send)
                .compose(response -> answer(path, response)));
    }

    public Future<Answer> post(String path, String contentType, Buffer body) {
        RequestOptions options = options(HttpMethod.POST, path)
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add(HttpHeaders.CONTENT_TYPE, contentType)
                        .add(HttpHeaders.ACCEPT, contentType));
        return loop.call(() -> client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> answer(path, response)));
    }

    /** Sends a file as it is read, in pieces large enough for the load to be lean. */
    public Future<Answer> upload(String path, String contentType, Path file) {
        RequestOptions options = options(HttpMethod.POST, path)
                .setHeaders(MultiMap.caseInsensitiveMultiMap().add(HttpHeaders.CONTENT_TYPE, contentType));
        return loop.call(() -> files.open(
                        file.toString(), new OpenOptions().setRead(true).setWrite(false))
                .compose(content -> client.request(options)
                        .compose(request -> request.send(content.setReadBufferSize(PIECE)))
                        .compose(response -> answer(path, response))));
    }

    private RequestOptions options(HttpMethod method, String path) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path);
    }

    private static Future<Answer> answer(String path, HttpClientResponse response) {
        Instant at = Instant.now();
        return response.body().compose(body -> {
            boolean good = response.statusCode() / 100 == 2;
            return good
                    ? Future.succeededFuture(new Answer(at, body))
                    : Future.failedFuture(path + " answered " + response.statusCode() + ": " + body);
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
