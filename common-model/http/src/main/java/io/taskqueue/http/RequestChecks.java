package io.taskqueue.http;

import io.taskqueue.problem.Kind;
import io.taskqueue.problem.Problem;
import io.taskqueue.problem.ProblemAnswer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * Refuses requests that are not as HTTP has them before anything else looks at them, and dates every answer. What has
 * no clear end, such as a body with both {@code Content-Length} and {@code Transfer-Encoding}, never gets here: Netty's
 * decoder answers 400 and closes the connection.
 */
public final class RequestChecks implements Handler<RoutingContext> {
    /** The longest path and query, bytes; the limit of the HTTP layer itself must be higher. */
    public static final int LONGEST_URI = 4096;
    /** The most bytes of all headers together, counted as they are sent. */
    public static final int LARGEST_HEADERS = 16 * 1024;

    private static final int SEPARATORS_OF_A_HEADER = 4;

    private static final String NO_CHECK_BY_THE_FRAMEWORK = "vertx.disableURIValidation";

    private final ProblemAnswer answer;
    private final HttpDate date = new HttpDate();

    public RequestChecks(ProblemAnswer answer) {
        this.answer = answer;
    }

    /**
     * Leaves it to these checks to refuse addresses, which the framework would do with a bare status. Must be called
     * before the framework starts.
     */
    public static void takeOver() {
        System.setProperty(NO_CHECK_BY_THE_FRAMEWORK, "true");
    }

    @Override
    public void handle(RoutingContext context) {
        date(context);
        HttpServerRequest request = context.request();
        if (hasWrongHost(request)) {
            answer.endAndClose(context, problem(Kind.INVALID, "The request must have exactly one Host header."));
        } else if (request.uri().length() > LONGEST_URI) {
            answer.endAndClose(
                    context, problem(Kind.URI_TOO_LONG, "The address has more than " + LONGEST_URI + " bytes."));
        } else if (headerBytes(request) > LARGEST_HEADERS) {
            answer.endAndClose(
                    context,
                    problem(Kind.HEADERS_TOO_LARGE, "The headers have more than " + LARGEST_HEADERS + " bytes."));
        } else if (!PercentEncoding.isValid(request.uri())) {
            answer.end(
                    context,
                    problem(
                            Kind.INVALID,
                            "The address has a character that must be escaped, or an escape that is incomplete or"
                                    + " not UTF-8."));
        } else {
            context.next();
        }
    }

    void date(RoutingContext context) {
        context.response().putHeader(HttpHeaders.DATE, date.now());
    }

    private static Problem problem(Kind kind, String detail) {
        return Problem.of(kind, detail);
    }

    private static boolean hasWrongHost(HttpServerRequest request) {
        int hosts = request.headers().getAll(HttpHeaders.HOST).size();
        return hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1);
    }

    private static int headerBytes(HttpServerRequest request) {
        int bytes = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length() + SEPARATORS_OF_A_HEADER;
        }
        return bytes;
    }
}
