package io.taskqueue.redis;

import io.taskqueue.redis.RedisUnavailableException.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The error replies that mean Redis cannot serve now. All others refuse one command as it stands. */
enum ErrorCode {
    /** The client's own: the connection ended before the reply. */
    CONNECTION_CLOSED(Reason.AWAY),
    LOADING(Reason.AWAY),
    MASTERDOWN(Reason.AWAY),
    CLUSTERDOWN(Reason.AWAY),
    ASK(Reason.AWAY),
    TRYAGAIN(Reason.AWAY),
    BUSY(Reason.AWAY),
    /** The service cannot log in, so no call is served until a setting or the server changes. */
    NOAUTH(Reason.AWAY),
    WRONGPASS(Reason.AWAY),
    /** Another node owns our slot. */
    MOVED(Reason.AWAY, true),
    /** A blocking command ended because the server became a replica. */
    UNBLOCKED(Reason.AWAY, true),
    READONLY(Reason.TAKES_NO_WRITES, true),
    MISCONF(Reason.TAKES_NO_WRITES),
    NOREPLICAS(Reason.TAKES_NO_WRITES),
    OOM(Reason.OUT_OF_MEMORY);

    /** The client's code where the connection ended. */
    static final String CLOSED = CONNECTION_CLOSED.name();

    /** {@code WAIT} and {@code WAITAOF} on a server that is a replica by now; the code is a bare {@code ERR}. */
    private static final String REPLICA = "cannot be used with replica instances";

    private static final Map<String, ErrorCode> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(ErrorCode::name, Function.identity()));

    private final Reason reason;
    private final boolean demotion;

    ErrorCode(Reason reason) {
        this(reason, false);
    }

    ErrorCode(Reason reason, boolean demotion) {
        this.reason = reason;
        this.demotion = demotion;
    }

    /** The code an error begins with. */
    static String of(String error) {
        int end = error.indexOf(' ');
        return end < 0 ? error : error.substring(0, end);
    }

    /** Why Redis cannot serve; {@code null} for a refusal of one command. */
    static Reason reason(String error) {
        ErrorCode known = BY_NAME.get(of(error));
        if (known != null) {
            return known.reason;
        }
        return error.contains(REPLICA) ? Reason.TAKES_NO_WRITES : null;
    }

    /** Whether the error means that the server is no longer the master. */
    static boolean isDemotion(String error) {
        ErrorCode known = BY_NAME.get(of(error));
        return known == null ? error.contains(REPLICA) || error.contains("READONLY ") : known.demotion;
    }
}
