package io.taskqueue.redis.master;

/**
 * Who a service says it is.
 *
 * @param user {@code null} for {@code default}
 * @param password {@code null} where there is nothing to prove
 */
record Credentials(String user, String password) {
    static final Credentials NONE = new Credentials(null, null);

    /** Without the password. */
    @Override
    public String toString() {
        return user == null ? "default" : user;
    }
}
