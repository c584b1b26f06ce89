package io.taskqueue.local.stack;

import java.util.Map;
import java.util.Optional;

/** What the environment asks for: which servers to use and which ports. A blank variable counts as not set. */
public final class Settings {
    private static final int HIGHEST_PORT = 65_535;

    private final Map<String, String> environment;

    public Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Whether the Redis at {@code TASKQUEUE_REDIS_HOSTS} is used instead of an own one. */
    public boolean hasRedis() {
        return text("TASKQUEUE_REDIS_HOSTS").isPresent();
    }

    /** Whether the database at {@code TASKQUEUE_DB_URL} is used instead of an own one. */
    public boolean hasDatabase() {
        return text("TASKQUEUE_DB_URL").isPresent();
    }

    /** Whether the mail server at {@code TASKQUEUE_SMTP_HOST} is used instead of an own one. */
    public boolean hasSmtp() {
        return text("TASKQUEUE_SMTP_HOST").isPresent();
    }

    /**
     * Whether the services listen on all interfaces instead of the loopback one: {@code TASKQUEUE_LOCAL_EXPOSE}.
     *
     * @throws InvalidSetting where it is neither {@code true} nor {@code false}
     */
    public boolean isExposed() {
        String text = text("TASKQUEUE_LOCAL_EXPOSE").orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidSetting("TASKQUEUE_LOCAL_EXPOSE is '%s'. Set it to true or false.".formatted(text));
        };
    }

    /**
     * The port a variable names.
     *
     * @throws InvalidSetting where it is no number from 1 to 65535
     */
    public int port(String variable, int byDefault) {
        Optional<String> text = text(variable);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InvalidSetting("%s is '%s'. Set it to a port from 1 to 65535.".formatted(variable, text.get()));
    }

    /** The value of a variable, empty where it is not set or blank. */
    public Optional<String> text(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
