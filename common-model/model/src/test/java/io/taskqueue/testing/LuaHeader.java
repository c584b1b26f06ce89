package io.taskqueue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script's comment header held against its body. The header has a purpose, a {@code States:} line, one line per key
 * ({@code -- KEYS[1] name  TYPE key shape}), one per argument ({@code -- ARGV[1] name  meaning, unit}) and one per
 * result ({@code -- RESULT name  meaning}). A last key or argument that repeats is written {@code KEYS[4..]}.
 */
public record LuaHeader(Path file, List<String> lines, String body) {
    /** No script is longer than this many lines, its header included. */
    public static final int LONGEST = 70;

    private static final Pattern ENTRY = Pattern.compile("-- (KEYS|ARGV)\\[(\\d+)(\\.\\.)?\\] +(\\w+) +(\\S.*)");
    private static final Pattern USE = Pattern.compile("(KEYS|ARGV)\\[([^\\]]+)\\]");
    private static final Pattern STATES =
            Pattern.compile("^-- States: (.+?)(?=\n-- (?:KEYS|ARGV|RESULT)|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TRANSITION = Pattern.compile("(\\w+) -> (\\w+)");
    private static final Pattern RESULT = Pattern.compile("-- RESULT \\S.*?  \\S.*");
    private static final Set<String> TYPES = Set.of("STRING", "LIST", "SET", "ZSET", "HASH");

    /** All scripts in a folder, by file name. */
    public static List<LuaHeader> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".lua"))
                    .sorted()
                    .map(LuaHeader::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LuaHeader read(Path file) {
        try {
            List<String> all = Files.readAllLines(file);
            List<String> header =
                    all.stream().takeWhile(line -> line.startsWith("--")).toList();
            return new LuaHeader(file, header, String.join("\n", all.subList(header.size(), all.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in which the script breaks the contract, empty where nothing is. */
    public List<String> problems(Set<String> stateNames) {
        List<String> problems = new ArrayList<>();
        if (lines.isEmpty() || !lines.get(0).matches("-- [A-Z].*")) {
            problems.add("does not open with its purpose");
        }
        checkStates(stateNames, problems);
        checkEntries("KEYS", problems);
        checkEntries("ARGV", problems);
        if (lines.stream().noneMatch(line -> RESULT.matcher(line).matches())) {
            problems.add("names no result");
        }
        if (body.contains("cjson")) {
            problems.add("parses JSON");
        }
        if (lines.size() + body.lines().count() > LONGEST) {
            problems.add("is longer than " + LONGEST + " lines");
        }
        return problems.stream()
                .map(problem -> file.getFileName() + " " + problem)
                .toList();
    }

    /** The changes of state the script makes, {@code "available -> running"}; empty where it makes none. */
    public List<String> transitions() {
        return TRANSITION
                .matcher(states())
                .results()
                .map(transition -> transition.group(1) + " -> " + transition.group(2))
                .toList();
    }

    /** What follows {@code States:}, on one line or several; empty where nothing does. */
    private String states() {
        Matcher states = STATES.matcher(String.join("\n", lines));
        return states.find() ? states.group(1).replace("\n-- ", " ") : "";
    }

    private void checkStates(Set<String> stateNames, List<String> problems) {
        if (states().isEmpty()) {
            problems.add("has no States: line");
            return;
        }
        if (!states().matches("none(, .+)?|\\w+ -> \\w+(, \\w+ -> \\w+)*")) {
            problems.add("has a States: line that is neither none nor a list of transitions");
        }
        for (String transition : transitions()) {
            for (String state : transition.split(" -> ")) {
                if (!stateNames.contains(state) && !state.equals("new") && !state.equals("same")) {
                    problems.add("names the state " + state + ", which is none");
                }
            }
        }
    }

    private void checkEntries(String table, List<String> problems) {
        Set<String> declared = new TreeSet<>();
        boolean repeats = false;
        for (String line : lines) {
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && entry.group(1).equals(table)) {
                declared.add(entry.group(2));
                repeats |= entry.group(3) != null;
                if (table.equals("KEYS") && !TYPES.contains(entry.group(5).split(" ")[0])) {
                    problems.add("gives no Redis type for " + entry.group(4));
                }
            }
        }
        Set<String> used = new TreeSet<>();
        Matcher use = USE.matcher(body);
        while (use.find()) {
            if (!use.group(1).equals(table)) {
                continue;
            }
            if (use.group(2).matches("\\d+")) {
                used.add(use.group(2));
            } else if (!repeats) {
                problems.add("computes an index into " + table + " but declares no repeating entry");
            }
        }
        Set<String> first = repeats ? withoutLast(declared) : declared;
        if (!used.containsAll(first) || !declared.containsAll(used)) {
            problems.add("declares " + table + " " + declared + " but uses " + used);
        }
    }

    private static Set<String> withoutLast(Set<String> indexes) {
        Set<String> rest = new TreeSet<>(indexes);
        rest.remove(rest.stream()
                .max(java.util.Comparator.comparingInt(Integer::parseInt))
                .orElseThrow());
        return rest;
    }
}
