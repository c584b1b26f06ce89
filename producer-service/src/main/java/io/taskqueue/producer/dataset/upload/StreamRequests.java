package io.taskqueue.producer.dataset.upload;

import io.taskqueue.model.Names;
import io.taskqueue.model.Task;
import io.taskqueue.producer.dataset.StreamProblems;
import io.taskqueue.producer.dataset.text.StreamFormat;
import io.taskqueue.producer.queue.RequestKey;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Set;

/** Reads a request for a stream from its path, parameters and headers; strictly. */
final class StreamRequests {
    static final String CSV = "text/csv";
    static final String TSV = "text/tab-separated-values";
    static final String NDJSON = "application/x-ndjson";
    static final String GZIP = "application/gzip";

    private static final Set<String> PARAMETERS = Set.of("format", "delimiter", "queue", "from-chunk");
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}";

    private StreamRequests() {}

    /** @throws io.taskqueue.problem.ProblemException naming the parameter or header at fault */
    static StreamRequest read(String name, MultivaluedMap<String, String> parameters, HttpHeaders headers) {
        for (String parameter : parameters.keySet()) {
            if (!PARAMETERS.contains(parameter)) {
                throw StreamProblems.field(
                        "parameter " + parameter, "is unknown; known parameters are " + String.join(", ", PARAMETERS));
            }
        }
        String queue = parameters.getFirst("queue") == null ? Task.DEFAULT_QUEUE : parameters.getFirst("queue");
        if (!Names.isQueue(queue)) {
            throw StreamProblems.field("queue", "must be 1 to 100 letters, digits, dots, dashes or underscores");
        }
        RequestKey key = key(name, headers);
        return new StreamRequest(
                name,
                format(parameters, headers.getMediaType()),
                isGzip(headers),
                queue,
                key,
                fromChunk(parameters, key));
    }

    /** The idempotency key of streams for this dataset, {@code null} if the request has none. */
    static RequestKey key(String name, HttpHeaders headers) {
        if (!name.matches(NAME)) {
            throw StreamProblems.field(
                    "dataset", "must be 1 to 100 letters, digits, spaces, dots, dashes or underscores");
        }
        return RequestKey.of(
                "/records/" + name, RequestKey.single(headers.getRequestHeader(RequestKey.HEADER)), new byte[0]);
    }

    private static Long fromChunk(MultivaluedMap<String, String> parameters, RequestKey key) {
        String number = parameters.getFirst("from-chunk");
        if (number == null) {
            return null;
        }
        if (!number.matches("\\d{1,15}")) {
            throw StreamProblems.field("from-chunk", "must be a non-negative integer");
        }
        if (key == null) {
            throw StreamProblems.field(RequestKey.HEADER, "is missing; it is required to continue a stream");
        }
        return Long.valueOf(number);
    }

    private static StreamFormat format(MultivaluedMap<String, String> parameters, MediaType type) {
        requireUtf8(type);
        String said = type.getType() + '/' + type.getSubtype();
        String name = parameters.getFirst("format");
        String meant = switch (said.toLowerCase(Locale.ROOT)) {
            case CSV -> "csv";
            case TSV -> "tsv";
            case NDJSON -> "ndjson";
            default -> name;
        };
        if (meant == null || !Set.of("csv", "tsv", "ndjson").contains(meant) || (name != null && !name.equals(meant))) {
            throw StreamProblems.field(
                    "format",
                    name == null
                            ? "is missing; use csv, tsv or ndjson"
                            : "must be csv, tsv or ndjson and match the Content-Type");
        }
        String delimiter = parameters.getFirst("delimiter");
        if (meant.equals("ndjson")) {
            if (delimiter != null) {
                throw StreamProblems.field("delimiter", "does not apply to NDJSON");
            }
            return StreamFormat.NDJSON;
        }
        return StreamFormat.csv(
                delimiter == null ? (meant.equals("tsv") ? '\t' : ',') : delimiter(delimiter), hasHeader(type));
    }

    /** The parameter that RFC 4180 defines for the media type. */
    private static boolean hasHeader(MediaType type) {
        String header = type.getParameters().getOrDefault("header", "present");
        if (!header.equalsIgnoreCase("present") && !header.equalsIgnoreCase("absent")) {
            throw StreamProblems.field("Content-Type", "has a header parameter other than present or absent");
        }
        return header.equalsIgnoreCase("present");
    }

    private static char delimiter(String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1 || text.charAt(0) == 0 || text.charAt(0) > '~' || "\"\r\n".contains(text)) {
            throw StreamProblems.field(
                    "delimiter", "must be tab or one ASCII character other than a quote or a line end");
        }
        return text.charAt(0);
    }

    private static void requireUtf8(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw StreamProblems.mediaType("Records must be in UTF-8, not in " + printable(charset) + '.');
        }
    }

    private static boolean isGzip(HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return headers.getMediaType().isCompatible(MediaType.valueOf(GZIP));
        }
        if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
            return true;
        }
        throw StreamProblems.mediaType(
                "The Content-Encoding must be identity or gzip, not " + printable(encoding) + '.');
    }

    private static String printable(String text) {
        return text.substring(0, Math.min(40, text.length())).replaceAll("[^ -~]", "?");
    }
}
