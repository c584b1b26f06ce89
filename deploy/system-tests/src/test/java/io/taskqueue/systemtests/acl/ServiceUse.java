package io.taskqueue.systemtests.acl;

import io.taskqueue.model.QueueKeys;
import io.taskqueue.model.Task;
import io.taskqueue.testing.LuaHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service does in Redis.
 *
 * @param commands in lower case, {@code cluster|slots} for one of a command's own
 * @param written patterns of keys its scripts are called with, which Redis takes for written whatever they do
 * @param read patterns of keys it only reads
 */
record ServiceUse(Set<String> commands, Set<String> written, Set<String> read) {
    private static final Pattern IN_SCRIPT = Pattern.compile("redis\\.p?call\\('([A-Z]+)'");
    private static final Pattern IN_JAVA = Pattern.compile("Request\\.cmd\\(Command\\.((?!CONFIG\\b)[A-Z]+)\\)"
            + "|\\bCommand\\.(EVAL(?:SHA)?)\\b|(?:Call\\.(?:on|of)|calls)\\(\"([A-Z]+)\"");
    /** How {@code ScriptCall}, which all services share, runs their scripts. */
    private static final Pattern OF_SCRIPTS = Pattern.compile("\\bCommand\\.(EVAL(?:SHA)?)\\b");

    private static final Pattern OF_CONFIG = Pattern.compile("Command\\.CONFIG\\)\\.arg\\(\"([A-Z]+)\"\\)");
    private static final Pattern OF_CLUSTER = Pattern.compile("Command\\.CLUSTER\\)\\.arg\\(\"([A-Z]+)\"\\)");
    private static final Pattern SCRIPT_KEY = Pattern.compile("\\b(task_[a-z_]+|worker_status|queue_control)\\b(:<)?");
    /** Methods of {@link QueueKeys} that name no key. */
    private static final Set<String> NO_KEYS =
            Set.of("prefix", "statusIdAt", "workerOfProcessing", "suffix", "equals", "hashCode", "toString");

    private static final Pattern JAVA_KEY = Pattern.compile("\\bkeys(?:\\(\\))?\\.(\\w+)\\(");

    /** Reads the module {@code service} of the repository at {@code root}. */
    static ServiceUse of(Path root, String service) {
        Path main = root.resolve(service).resolve("src/main");
        Set<String> commands = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        for (LuaHeader script : LuaHeader.readAll(main.resolve("resources/redis"))) {
            found(IN_SCRIPT, script.body()).forEach(call -> commands.add(lower(call)));
            script.lines().stream()
                    .filter(line -> line.startsWith("-- KEYS["))
                    .forEach(line -> found(SCRIPT_KEY, line).forEach(key -> written.addAll(patterns(key))));
        }
        Set<String> read = new TreeSet<>();
        for (String source : sources(main.resolve("java"))) {
            found(IN_JAVA, source).forEach(call -> commands.add(lower(call)));
            found(OF_CONFIG, source).forEach(call -> commands.add("config|" + lower(call)));
            found(JAVA_KEY, source).forEach(method -> read.addAll(patterns(method.group(1))));
        }
        for (String source : sources(root.resolve("common-model/redis/src/main/java"))) {
            found(OF_CLUSTER, source).forEach(call -> commands.add("cluster|" + lower(call)));
            found(OF_SCRIPTS, source).forEach(call -> commands.add(lower(call)));
        }
        read.removeAll(written);
        return new ServiceUse(commands, written, read);
    }

    /** The patterns of a key as a script's header writes it. */
    private static List<String> patterns(MatchResult key) {
        String name = key.group(1);
        if (name.equals("task_queue") || name.equals("task_scheduled")) {
            return List.of(name, name + ":*");
        }
        return List.of(key.group(2) == null ? name : name + ":*");
    }

    /** The patterns of the keys a method of {@link QueueKeys} names; none for methods of others. */
    private static List<String> patterns(String method) {
        return Stream.of(QueueKeys.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method) && !NO_KEYS.contains(method))
                .flatMap(declared -> declared.getParameterCount() == 0
                        ? Stream.of(key(declared))
                        : Stream.of(key(declared, Task.DEFAULT_QUEUE), key(declared, "*")))
                .filter(key -> !key.endsWith(":" + Task.DEFAULT_QUEUE))
                .toList();
    }

    private static String key(Method method, Object... argument) {
        try {
            return (String) method.invoke(new QueueKeys(""), argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(method.toString(), e);
        }
    }

    private static List<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String lower(MatchResult call) {
        return Stream.iterate(1, group -> group <= call.groupCount(), group -> group + 1)
                .map(call::group)
                .filter(name -> name != null)
                .findFirst()
                .orElseThrow()
                .toLowerCase(Locale.ROOT);
    }

    private static List<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(ServiceUse::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
