package io.taskqueue.model;

/** The alphabets of type and queue names, checked by hand because every envelope read passes here. */
final class Names {
    private static final int LONGEST = 100;

    private Names() {}

    static boolean isType(String name) {
        return isQueue(name) && isLetter(name.charAt(0));
    }

    static boolean isQueue(String name) {
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
