package io.taskqueue.model;

import io.taskqueue.model.text.Excerpt;
import io.taskqueue.model.text.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * The rule for task ids: 1 to {@value #LONGEST} UTF-8 bytes without control characters and lone surrogates, but not
 * {@code .} or {@code ..}, which clients drop from the path of an address. Ids this project makes are UUIDv7; other
 * producers may use any text that follows the rule.
 */
public final class TaskId {
    /** The most bytes an id takes in UTF-8. */
    public static final int LONGEST = 200;

    private TaskId() {}

    /** Whether the text may be a task id. */
    public static boolean isValid(String id) {
        return !id.isBlank() && id.length() <= LONGEST && (isPrintableAscii(id) || isValidText(id)) && !isDots(id);
    }

    private static boolean isDots(String id) {
        return id.equals(".") || id.equals("..");
    }

    /** True for nearly every id, which then needs no further check. */
    private static boolean isPrintableAscii(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < ' ' || id.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isValidText(String id) {
        return id.codePoints().noneMatch(Character::isISOControl)
                && Utf8.isWellFormed(id)
                && id.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    /**
     * The id itself where it is valid.
     *
     * @throws MalformedTaskException naming the field {@code id} where it is not
     */
    public static String requireValid(String id) {
        if (!isValid(id)) {
            throw new MalformedTaskException(
                    "id",
                    "must be 1 to " + LONGEST + " bytes without control characters and neither . nor ..: "
                            + Excerpt.of(id));
        }
        return id;
    }
}
