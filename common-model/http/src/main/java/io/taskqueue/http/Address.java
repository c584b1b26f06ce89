package io.taskqueue.http;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of a service.
 *
 * @param base the path of the resource it belongs to
 * @param path the whole path, literal but for variables as JAX-RS writes them
 * @param methods without HEAD, which comes with GET, and OPTIONS
 * @param pattern of the paths meant
 */
record Address(String base, String path, Set<String> methods, Pattern pattern) {
    /** A variable and, if it has one, its expression, which has no braces. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*[\\w-]+\\s*(?::\\s*([^}]+?)\\s*)?}");

    static Address of(String base, String path, String... methods) {
        return new Address(base, path, Set.of(methods), pattern(path));
    }

    boolean isMeantBy(String actual) {
        return pattern.matcher(actual).matches();
    }

    private static Pattern pattern(String path) {
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(path);
        int literal = 0;
        while (variable.find()) {
            String expression = variable.group(1) == null ? "[^/]+" : variable.group(1);
            pattern.append(Pattern.quote(path.substring(literal, variable.start())))
                    .append(expression);
            literal = variable.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(path.substring(literal))).toString());
    }
}
