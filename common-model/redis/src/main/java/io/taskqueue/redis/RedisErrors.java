package io.taskqueue.redis;

import io.taskqueue.redis.RedisUnavailableException.Effect;
import io.taskqueue.redis.RedisUnavailableException.Reason;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failed call to Redis means. {@link ErrorCode} is the table of error replies; this class finds the code in what
 * the client reports: in a reply of its own, in each line of a batch's, and inside a script's of servers before Redis
 * 7.
 */
public final class RedisErrors {
    /** The client puts this before each error of a batch. */
    private static final Pattern BATCH_INDEX = Pattern.compile("^ERR \\[\\d+] ");

    /** Servers before Redis 7 put the error of a script's command behind this. */
    private static final Pattern IN_SCRIPT = Pattern.compile("^ERR Error running script .*?: ?-?([A-Z]{2,}) ");

    private RedisErrors() {}

    /** The failure itself, without the exceptions that futures wrap it in. */
    public static Throwable unwrap(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }

    /** Whether Redis itself sent this error, over a connection that still works. */
    public static boolean isReply(Throwable failure) {
        String message = reply(failure);
        return !message.isEmpty() && !message.startsWith(ErrorCode.CLOSED);
    }

    /** Whether the server reports that it is no longer the one that takes our writes. */
    public static boolean isDemotion(Throwable failure) {
        return lines(failure).stream().anyMatch(ErrorCode::isDemotion);
    }

    /** Whether the connection the call was made on is of no further use. */
    public static boolean breaksConnection(Throwable failure) {
        return !isReply(failure) || isDemotion(failure);
    }

    /** Whether the server does not have the script yet; nothing was run then. */
    public static boolean isUnknownScript(Throwable failure) {
        return areAll(failure, "NOSCRIPT");
    }

    /** Whether a key holds another type than the command works on; of a batch, whether nothing else failed. */
    public static boolean isWrongType(Throwable failure) {
        return areAll(failure, "WRONGTYPE");
    }

    /** Whether the server is too old for the command. */
    public static boolean isUnknownCommand(Throwable failure) {
        return reply(failure).startsWith("ERR unknown command");
    }

    /**
     * Why Redis cannot serve; empty where it refuses this command as it stands. The gravest error of a batch counts.
     */
    public static Optional<Reason> reason(Throwable failure) {
        if (!(unwrap(failure) instanceof ErrorType)) {
            return Optional.of(Reason.AWAY);
        }
        return lines(failure).stream()
                .map(ErrorCode::reason)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Whether the call took effect. A batch with an error may have done some of its work. */
    public static Effect effect(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (isReply(cause)) {
            return BATCH_INDEX.matcher(cause.getMessage()).find() ? Effect.UNKNOWN : Effect.NONE;
        }
        return cause instanceof IOException || cause instanceof ConnectionPoolTooBusyException
                ? Effect.NONE
                : Effect.UNKNOWN;
    }

    /**
     * The code of the first error, such as {@code OOM}; what follows it may quote keys. Empty where Redis sent none.
     */
    public static String code(Throwable failure) {
        return isReply(failure) ? ErrorCode.of(lines(failure).getFirst()) : "";
    }

    /**
     * The exception callers see: {@link RedisUnavailableException}, or {@link RedisCommandException} where the command
     * is refused as it stands.
     */
    public static RuntimeException translate(String attempted, Throwable failure) {
        Throwable cause = unwrap(failure);
        Optional<Reason> reason = reason(cause);
        if (reason.isEmpty()) {
            return new RedisCommandException(attempted + ": " + cause.getMessage());
        }
        List<String> lines = lines(cause);
        String found = lines.isEmpty()
                ? Objects.requireNonNullElse(
                        cause.getMessage(), cause.getClass().getSimpleName())
                : lines.getFirst();
        return new RedisUnavailableException(reason.get(), effect(cause), attempted + ": " + found, cause);
    }

    /**
     * The same for a caller who reports it to people outside: any error of Redis counts as unavailability, and the
     * message has the error's code only, as the rest may quote keys and scripts.
     */
    public static RedisUnavailableException unavailable(Throwable failure, Duration timeout) {
        Throwable cause = unwrap(failure);
        return new RedisUnavailableException(
                reason(cause).orElse(Reason.AWAY), effect(cause), found(cause, timeout), cause);
    }

    private static String found(Throwable cause, Duration timeout) {
        if (isReply(cause)) {
            return "Redis refuses: " + code(cause);
        }
        return switch (cause) {
            case TimeoutException late -> "Redis did not answer within " + timeout.toMillis() + " ms";
            case ErrorType closed -> "Redis closed the connection before it answered";
            case IOException unreachable -> "Redis cannot be reached";
            case ConnectionPoolTooBusyException full -> "Redis cannot be reached";
            default -> "Redis could not be asked";
        };
    }

    private static boolean areAll(Throwable failure, String code) {
        List<String> lines = lines(failure);
        return !lines.isEmpty()
                && lines.stream().allMatch(line -> ErrorCode.of(line).equals(code));
    }

    /** The errors Redis sent, each beginning with its code. */
    private static List<String> lines(Throwable failure) {
        return reply(failure).lines().map(RedisErrors::withoutPrefix).toList();
    }

    private static String withoutPrefix(String line) {
        String error = BATCH_INDEX.matcher(line).replaceFirst("");
        Matcher inScript = IN_SCRIPT.matcher(error);
        return inScript.find() ? error.substring(inScript.start(1)) : error;
    }

    private static String reply(Throwable failure) {
        Throwable cause = unwrap(failure);
        return cause instanceof ErrorType && cause.getMessage() != null ? cause.getMessage() : "";
    }
}
