package io.taskqueue.redis.master;

/**
 * How a service logs in.
 *
 * @param user {@code null} for {@code default}
 * @param password {@code null} where it does not log in
 */
record Credentials(String user, String password) {
    static final Credentials NONE = new Credentials(null, null);

    /** Without the password. */
    @Override
    public String toString() {
        return user == null ? "default" : user;
    }
}
