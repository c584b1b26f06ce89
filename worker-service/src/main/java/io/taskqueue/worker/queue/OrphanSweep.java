package io.taskqueue.worker.queue;

import io.taskqueue.model.LuaScript;
import io.taskqueue.model.QueueKeys;
import io.taskqueue.redis.Call;
import io.taskqueue.redis.Reply;
import io.taskqueue.redis.ScriptCall;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds processing lists with tasks whose workers are in neither set, as after a pop that returned when its
 * worker's list was recovered already. The names of all workers outlive them in a hash, so no key is searched for; only
 * the lists of versions without that hash are, once and slowly.
 */
@Singleton
public class OrphanSweep {
    private static final LuaScript TAKE = LuaScript.load(OrphanSweep.class, "take_sweep");
    private static final LuaScript NOTE = LuaScript.load(OrphanSweep.class, "note_lists");

    /** How long the name of a departed worker is kept: its last pop is late if its host was suspended. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int PAGE = 500;
    private static final int SCANNED_AT_ONCE = 1000;
    private static final int SCANS_A_SWEEP = 100;
    private static final String SCANNED = "done";

    private final RedisGateway redis;
    private final QueueKeys keys;
    private final Recovery recovery;
    private final RedisClock clock;

    OrphanSweep(RedisGateway redis, QueueKeys keys, Recovery recovery, RedisClock clock) {
        this.redis = redis;
        this.keys = keys;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** Whether the sweep of this period is this worker's; one worker sweeps for all. */
    public boolean isMine(Duration period) {
        ScriptCall call = new ScriptCall(TAKE).key(keys.orphanSweep()).argument(period.toMillis());
        return redis.run(call).text().equals("MINE");
    }

    /** Marks unknown workers whose processing lists contain tasks as lost; returns how many. */
    public int sweep() {
        addListsOfEarlierVersions();
        int orphans = 0;
        String cursor = "0";
        do {
            Reply page = redis.run(Call.on("HSCAN", keys.processingLists(), cursor, "COUNT", PAGE));
            cursor = page.get(0).text();
            orphans += look(entries(page.get(1)));
        } while (!cursor.equals("0"));
        return orphans;
    }

    private static Map<String, String> entries(Reply flat) {
        Map<String, String> entries = new HashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            entries.put(flat.get(i).text(), flat.get(i + 1).text());
        }
        return entries;
    }

    private int look(Map<String, String> entries) {
        List<String> workers = List.copyOf(entries.keySet());
        if (workers.isEmpty()) {
            return 0;
        }
        // First the lists, then the names: a worker that comes meanwhile has its name before its list, and the name of
        // one that is found dead meanwhile goes from the first set to the second.
        List<Reply> lists = redis.runAll(workers.stream()
                .map(worker -> Call.on("EXISTS", keys.processing(worker)))
                .toList());
        Reply registered = areMembers(keys.workers(), workers);
        Reply lost = areMembers(keys.lostWorkers(), workers);
        List<String> orphans = new ArrayList<>();
        List<String> outlived = new ArrayList<>();
        for (int i = 0; i < workers.size(); i++) {
            String worker = workers.get(i);
            boolean known = registered.get(i).number() == 1 || lost.get(i).number() == 1;
            boolean exists = lists.get(i).number() == 1;
            if (!known && exists) {
                orphans.add(worker);
            } else if (!known && isOutlived(entries.get(worker))) {
                outlived.add(worker);
            }
        }
        recovery.reportLost(orphans);
        forget(outlived);
        return orphans.size();
    }

    private Reply areMembers(String set, List<String> workers) {
        return redis.run(Call.on("SMISMEMBER", set, workers));
    }

    private boolean isOutlived(String entry) {
        try {
            long since = Long.parseLong(entry.substring(0, Math.max(0, entry.indexOf(' '))));
            return clock.now() - since > KEPT.toMillis();
        } catch (NumberFormatException e) {
            // Not written by a worker, so nobody has a list by that name.
            return true;
        }
    }

    private void forget(List<String> workers) {
        if (!workers.isEmpty()) {
            redis.run(Call.on("HDEL", keys.processingLists(), workers));
        }
    }

    /** Continues the single search of the key space, whose cursor is stored in Redis, until it is complete. */
    private void addListsOfEarlierVersions() {
        String at = redis.run(Call.on("GET", keys.orphanScan())).text();
        String cursor = at == null ? "0" : at;
        for (int i = 0; i < SCANS_A_SWEEP && !cursor.equals(SCANNED); i++) {
            Reply page =
                    redis.run(Call.of("SCAN", cursor, "MATCH", keys.processingPattern(), "COUNT", SCANNED_AT_ONCE));
            cursor = page.get(0).text().equals("0") ? SCANNED : page.get(0).text();
            ScriptCall note = new ScriptCall(NOTE)
                    .key(keys.processingLists())
                    .key(keys.orphanScan())
                    .argument(cursor)
                    .argument(clock.now());
            page.get(1).list().forEach(key -> note.argument(keys.workerOfProcessing(key.text())));
            redis.run(note);
        }
    }
}
