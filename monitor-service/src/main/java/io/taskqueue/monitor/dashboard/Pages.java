package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.monitor.dataset.DatasetDetail;
import io.taskqueue.monitor.dataset.Datasets;
import io.taskqueue.monitor.deadletter.DeadLetter;
import io.taskqueue.monitor.deadletter.DeadLetters;
import io.taskqueue.monitor.queue.Observation;
import io.taskqueue.monitor.queue.QueueSearch;
import io.taskqueue.problem.Problem;

/** The templates under {@code templates/dashboard}; Qute checks their types at build time. */
@CheckedTemplate(basePath = "dashboard")
final class Pages {
    private Pages() {}

    static native TemplateInstance overview(
            Observation seen, QueueSearch search, DeadLetters.Page letters, boolean newest, boolean discarded);

    static native TemplateInstance away(String since, String problem);

    static native TemplateInstance task(TaskStatus task, String json, long now);

    static native TemplateInstance lookup();

    static native TemplateInstance letter(DeadLetter.Detail letter, String ask, long now);

    static native TemplateInstance datasets(Datasets.Page page, boolean newest);

    static native TemplateInstance dataset(DatasetDetail detail, ColumnPage shown, String ask);

    static native TemplateInstance problem(Problem problem);
}
