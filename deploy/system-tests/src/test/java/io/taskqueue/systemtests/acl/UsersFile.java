package io.taskqueue.systemtests.acl;

import io.taskqueue.systemtests.stage.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code deploy/docker/redis-users.acl}: one Redis user for each service, and those Redis' own processes need. */
public final class UsersFile {
    /** Where it lies in the repository. */
    static final String PATH = "deploy/docker/redis-users.acl";

    /** By Redis' documentation what a replica and a Sentinel do on a master; an operator may do everything. */
    private static final List<String> OTHERS = List.of(
            "user default off resetkeys resetchannels -@all",
            "user operator on resetkeys resetchannels ~* &* +@all",
            "user replica on resetkeys resetchannels -@all +psync +replconf +ping",
            "user sentinel on resetkeys resetchannels &* -@all +multi +slaveof +ping +exec +subscribe +config|rewrite"
                    + " +role +publish +info +client|setname +client|kill +script|kill");

    private UsersFile() {}

    /**
     * Its lines, from the sources of the repository at {@code root}. No user has a password, so none can log in yet.
     */
    static List<String> lines(Path root) {
        List<String> lines = new ArrayList<>(OTHERS);
        Stream.of(Service.values()).forEach(service -> lines.add(line(root, user(service))));
        return lines;
    }

    /** The user a service logs in as. */
    public static String user(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }

    /** What this user may, as {@code ACL SETUSER} takes it. */
    public static String[] rules(Path root, Service service) {
        String[] words = line(root, user(service)).split(" ");
        return List.of(words).subList(2, words.length).toArray(String[]::new);
    }

    private static String line(Path root, String service) {
        ServiceUse use = ServiceUse.of(root, service + "-service");
        return "user " + service + " on resetkeys resetchannels "
                + marked("~", use.written())
                + marked("%R~", use.read())
                + "-@all "
                + marked("+", use.commands()).strip();
    }

    private static String marked(String mark, Set<String> words) {
        return words.stream().map(word -> mark + word + " ").collect(Collectors.joining());
    }
}
