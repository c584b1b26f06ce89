package io.taskqueue.worker.handler.mail;

import com.ibm.icu.text.IDNA;
import io.taskqueue.worker.handler.NonRetryableException;
import io.taskqueue.worker.handler.payload.PayloadText;
import java.util.regex.Pattern;

/**
 * A mailbox that is safe to put into an SMTP command or a mail header. The local part is an RFC 5321 dot-string in
 * ASCII; the domain a host name, an internationalised one turned into its ASCII form. Quoted local parts and address
 * literals are refused.
 *
 * @param displayName the name shown, {@code ""} for none
 * @param mailbox {@code local@domain} in ASCII
 */
public record MailAddress(String displayName, String mailbox) {
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ);
    static final int SHORTEST = 3;
    static final int LONGEST = 254;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final int LONGEST_LOCAL = 64;
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    /**
     * The mailbox a payload's field holds.
     *
     * @throws NonRetryableException naming the field, if it is not one
     */
    public static MailAddress of(String field, String text) {
        PayloadText.line(field, text, SHORTEST, LONGEST);
        try {
            return new MailAddress("", mailbox(text));
        } catch (IllegalArgumentException e) {
            throw new NonRetryableException(field + " is not a mail address: " + e.getMessage(), e);
        }
    }

    /** This mailbox with a name to show, already checked to be one line. */
    public MailAddress named(String name) {
        return new MailAddress(name, mailbox);
    }

    /** {@code local@domain} or {@code Name <local@domain>}, as configuration gives it. */
    static MailAddress parse(String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a control character");
        }
        int open = text.lastIndexOf('<');
        if (open < 0 || !text.endsWith(">")) {
            return new MailAddress("", mailbox(text));
        }
        return new MailAddress(text.substring(0, open).strip(), mailbox(text.substring(open + 1, text.length() - 1)));
    }

    String domain() {
        return mailbox.substring(mailbox.indexOf('@') + 1);
    }

    /** As it stands in a header: {@code local@domain} or {@code Name <local@domain>}, the name encoded as needed. */
    String header() {
        return displayName.isEmpty() ? mailbox : EncodedWords.phrase(displayName) + " <" + mailbox + ">";
    }

    private static String mailbox(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("it has no @");
        }
        String local = text.substring(0, at);
        if (local.length() > LONGEST_LOCAL || !LOCAL.matcher(local).matches()) {
            throw new IllegalArgumentException("the part before the @ is not one that every mail server takes");
        }
        String domain = ascii(text.substring(at + 1));
        if (!DOMAIN.matcher(domain).matches() || local.length() + 1 + domain.length() > LONGEST) {
            throw new IllegalArgumentException("the part after the @ is not a host name");
        }
        return local + '@' + domain;
    }

    /**
     * A domain as DNS knows it, by UTS 46, non-transitional. {@code java.net.IDN} is IDNA 2003, which leads {@code ß},
     * {@code ς} and joiners to another domain. Plain ASCII stays as it is.
     */
    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = DOMAINS.nameToASCII(domain, new StringBuilder(), info).toString();
        if (info.hasErrors()) {
            throw new IllegalArgumentException("the part after the @ is not a host name");
        }
        return ascii;
    }
}
