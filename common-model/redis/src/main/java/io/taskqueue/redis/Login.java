package io.taskqueue.redis;

/**
 * Who a service says it is.
 *
 * @param user {@code null} for {@code default}
 * @param password {@code null} where there is nothing to prove
 */
record Login(String user, String password) {
    static final Login NONE = new Login(null, null);

    /** Without the password. */
    @Override
    public String toString() {
        return user == null ? "default" : user;
    }
}
