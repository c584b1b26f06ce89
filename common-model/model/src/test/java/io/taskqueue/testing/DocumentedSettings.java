package io.taskqueue.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings as {@code docs/configuration.md} lists them and as configuration interfaces declare them, both as lines
 * {@code property | variable | default}, the default {@code *} where none is declared in code.
 */
public final class DocumentedSettings {
    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

    private DocumentedSettings() {}

    /**
     * The lines of the tables under these headings, with {@code *} for the default of a property {@code declared} so.
     */
    public static Set<String> documented(Set<String> declared, String... headings) throws IOException {
        List<String> wanted = List.of(headings);
        Set<String> lines = new TreeSet<>();
        String heading = "";
        for (String line : Files.readString(DOCUMENT, UTF_8).lines().toList()) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            } else if (line.startsWith("| `taskqueue.") && wanted.contains(heading)) {
                String[] cells = line.replace("`", "").split(" *\\| *", -1);
                String open = cells[1] + " | " + cells[2] + " | *";
                lines.add(declared.contains(open) ? open : cells[1] + " | " + cells[2] + " | " + cells[3]);
            }
        }
        return lines;
    }

    /**
     * The settings an interface has beneath {@code prefix}, those of its parents, nested interfaces and maps included.
     */
    public static Set<String> declared(String prefix, Class<?> settings) {
        Set<String> lines = new TreeSet<>();
        for (Method method : settings.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                lines.addAll(declared(prefix + "." + dashed(method.getName()), method));
            }
        }
        return lines;
    }

    private static Set<String> declared(String property, Method method) {
        if (isGroup(method.getReturnType())) {
            return declared(property, method.getReturnType());
        }
        if (method.getGenericReturnType() instanceof ParameterizedType map
                && map.getActualTypeArguments().length == 2) {
            Type group = map.getActualTypeArguments()[1];
            return declared(property + ".\"<" + oneOf(property) + ">\"", (Class<?>) group);
        }
        String variable = property.replaceAll("[.\"-]", "_").toUpperCase(Locale.ROOT);
        return Set.of(property + " | " + variable + " | " + defaultOf(method).orElse("*"));
    }

    /** What the map's keys are called: {@code type} of {@code taskqueue.types}. */
    private static String oneOf(String property) {
        return property.substring(property.lastIndexOf('.') + 1).replaceFirst("s$", "");
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("io.taskqueue.");
    }

    /** Read by name: this module knows nothing of the configuration library. */
    private static Optional<String> defaultOf(Method method) {
        return Arrays.stream(method.getAnnotations())
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals("WithDefault"))
                .map(DocumentedSettings::value)
                .findFirst();
    }

    private static String value(Annotation annotation) {
        try {
            return annotation
                    .annotationType()
                    .getMethod("value")
                    .invoke(annotation)
                    .toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation.toString(), e);
        }
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
