package io.taskqueue.local;

import io.taskqueue.local.part.Layout;
import io.taskqueue.local.part.Part;
import io.taskqueue.local.process.PartKind;
import io.taskqueue.local.stack.Blueprint;
import java.util.Optional;

/** What is said once all is ready: where to look and what to try. */
final class Welcome {
    private final Blueprint blueprint;
    private final Layout layout;

    Welcome(Blueprint blueprint, Layout layout) {
        this.blueprint = blueprint;
        this.layout = layout;
    }

    String text(double seconds) {
        StringBuilder text = new StringBuilder("All is ready after %.1f s.%n%n".formatted(seconds));
        line(text, "The form", PartKind.PRODUCER);
        line(text, "The monitor", PartKind.MONITOR);
        line(text, "The mails", PartKind.INBOX);
        line(text, "Redis", PartKind.REDIS);
        line(text, "PostgreSQL", PartKind.POSTGRES);
        text.append("%n  Try: curl -s %ssubmit_form -H 'Content-Type: application/json' \\%n"
                .formatted(part(PartKind.PRODUCER).orElseThrow().address()));
        text.append(
                "         -d '{\"name\":\"Ada\",\"email\":\"ada@example.org\",\"message\":\"Hello\"}'%n%n".formatted());
        text.append("Data and logs are in %s. Ctrl-C or deploy/local/down stops everything and loses nothing."
                .formatted(layout.home()));
        return text.toString();
    }

    private void line(StringBuilder text, String what, PartKind kind) {
        part(kind).ifPresent(part -> text.append("  %-12s %s%n".formatted(what, part.address())));
    }

    private Optional<Part> part(PartKind kind) {
        return blueprint.parts().stream().filter(part -> part.kind() == kind).findFirst();
    }
}
