package io.taskqueue.producer.form;

import java.util.regex.Pattern;

/**
 * The addresses mail can be sent to in practice: a dot-atom of at most 64 characters, {@code @}, a host name with a
 * dot. Quoted local parts, address literals and comments are left out; international domains are taken in their ASCII
 * form.
 */
final class EmailAddress {
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String TOP_LABEL = "(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+" + TOP_LABEL);

    private EmailAddress() {}

    static boolean isValid(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at <= LONGEST_LOCAL_PART
                && text.length() <= FormRules.LONGEST_EMAIL
                && LOCAL_PART.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
    }
}
