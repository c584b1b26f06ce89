package io.taskqueue.producer.http;

import io.taskqueue.producer.config.ProducerConfig;
import io.taskqueue.producer.problem.Kind;
import io.taskqueue.producer.problem.Problem;
import io.taskqueue.producer.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads the body of a request that submits one task, up to {@code taskqueue.producer.max-body-size}. */
@Singleton
public class BodyReader {
    private final int limit;

    BodyReader(ProducerConfig config) {
        this.limit = Math.toIntExact(config.maxBodySize().asLongValue());
    }

    /**
     * All bytes of the body, once they are here; nothing blocks.
     *
     * @return fails with {@link ProblemException} where it is too large, or breaks off
     */
    public CompletionStage<byte[]> read(HttpServerRequest request) {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        Buffer bytes = Buffer.buffer();
        request.handler(chunk -> {
            if (bytes.length() + chunk.length() <= limit) {
                bytes.appendBuffer(chunk);
            } else {
                Discard.rest(request);
                whole.completeExceptionally(new ProblemException(tooLarge(limit)));
            }
        });
        request.endHandler(end -> whole.complete(bytes.getBytes()));
        request.exceptionHandler(failure -> whole.completeExceptionally(new ProblemException(brokenOff())));
        request.resume();
        return whole;
    }

    /** The problem of a body beyond {@code limit} bytes. */
    public static Problem tooLarge(long limit) {
        return Problem.of(Kind.TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }

    /** The problem of a body whose sender stopped in the middle. */
    public static Problem brokenOff() {
        return Problem.of(Kind.INVALID, "The body broke off before its end.");
    }
}
