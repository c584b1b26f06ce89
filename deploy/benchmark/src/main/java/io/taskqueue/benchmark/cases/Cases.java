package io.taskqueue.benchmark.cases;

import java.util.List;

/** All cases, in the order they are run. */
public final class Cases {
    private static final List<Case> ALL = List.of(
            new DrainCase(),
            new BulkEnqueueCase(),
            new SubmitCase(),
            new EndToEndCase(),
            new PickUpCase(),
            new IoTasksCase(),
            new DelayedCase(),
            new BacklogCase(),
            new WorkersCase(),
            new RedisCpuCase(),
            new StartCase(),
            new PayloadCase(),
            new DatasetCase());

    private Cases() {}

    public static List<String> names() {
        return ALL.stream().map(Case::name).toList();
    }

    /** Those of these names; all if there are none. */
    public static List<Case> named(List<String> names) {
        return ALL.stream()
                .filter(one -> names.isEmpty() || names.contains(one.name()))
                .toList();
    }
}
