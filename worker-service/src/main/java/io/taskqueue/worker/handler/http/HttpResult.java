package io.taskqueue.worker.handler.http;

import io.taskqueue.model.RawJson;
import io.taskqueue.worker.handler.Outcome;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;

/** What a response means for the task. */
final class HttpResult {
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private HttpResult() {}

    /**
     * {@code 2xx} completes the task; {@code 408}, {@code 425}, {@code 429} and {@code 503} ask for another attempt,
     * when the server asks for, if it does; any other {@code 5xx} is a failed attempt; everything else will be answered
     * the same way again and discards the task.
     *
     * @param response its body is how many bytes came
     */
    static Outcome of(HttpResponse<Long> response, Instant now) {
        int status = response.statusCode();
        String answer = "the server answered " + status;
        if (status / 100 == 2) {
            return Outcome.completed(RawJson.of("{\"status\":" + status + ",\"bytes\":" + response.body() + "}"));
        }
        return switch (status) {
            case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS, UNAVAILABLE -> retry(response.headers(), now, answer);
            default -> {
                if (status >= 500) {
                    throw new HttpRequestFailedException(answer, null);
                }
                yield new Outcome.Discard(status / 100 == 3 ? answer + "; redirects are not followed" : answer);
            }
        };
    }

    private static Outcome retry(HttpHeaders headers, Instant now, String answer) {
        return new Outcome.Retry(RetryAfter.of(headers, now), answer);
    }
}
