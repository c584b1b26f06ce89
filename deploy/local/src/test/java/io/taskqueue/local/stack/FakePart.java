package io.taskqueue.local.stack;

import io.taskqueue.local.part.Command;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.part.PortUse;
import io.taskqueue.local.part.Readiness;
import io.taskqueue.local.process.PartKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part that is a shell command. */
record FakePart(String name, PartKind kind, String script, boolean becomesReady, Set<PartKind> needs) implements Part {

    FakePart(String name, PartKind kind, String script, PartKind... needs) {
        this(name, kind, script, true, Set.of(needs));
    }

    FakePart(String name, PartKind kind, String script, boolean becomesReady) {
        this(name, kind, script, becomesReady, Set.of());
    }

    @Override
    public PortUse port() {
        return new PortUse(1, name, "NONE");
    }

    @Override
    public String address() {
        return "nowhere";
    }

    @Override
    public Command prepare() {
        return new Command(List.of("sh", "-c", script), Map.of());
    }

    @Override
    public Readiness readiness() {
        return new Readiness(becomesReady, "");
    }
}
