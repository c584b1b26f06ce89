package io.taskqueue.local.part;

/**
 * A port a part opens.
 *
 * @param port 1 to 65535
 * @param part the part's name
 * @param variable the environment variable that moves it
 */
public record PortUse(int port, String part, String variable) {}
