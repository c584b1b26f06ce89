package io.taskqueue.model;

/** The rules for names of types and queues. They are checked without a pattern, as every envelope read passes here. */
public final class Names {
    /** The most characters of a name. */
    public static final int LONGEST = 100;

    private Names() {}

    /** Whether a text may be a task type: a queue's name that starts with a letter. */
    public static boolean isType(String name) {
        return isQueue(name) && isLetter(name.charAt(0));
    }

    /**
     * Whether a text may be a queue's name: 1 to {@value #LONGEST} letters, digits, dots, dashes or underscores, not
     * {@code .} or {@code ..}.
     */
    public static boolean isQueue(String name) {
        return !name.isEmpty() && name.length() <= LONGEST && isOfNameCharacters(name) && !isDots(name);
    }

    /** Clients drop these from the path of an address. */
    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    private static boolean isOfNameCharacters(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isNameCharacter(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
