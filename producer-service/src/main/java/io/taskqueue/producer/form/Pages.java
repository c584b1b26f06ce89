package io.taskqueue.producer.form;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.taskqueue.problem.FieldError;
import io.taskqueue.problem.Problem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.stream.Collectors;

/** The form's pages as answers; all are private to one visitor, so none is stored by caches. */
final class Pages {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private Pages() {}

    @CheckedTemplate(basePath = "form")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(FormEntry entry, Map<String, String> errors, String notice);

        static native TemplateInstance submitted(Progress progress);

        static native TemplateInstance missing(String heading, String sentence, boolean again);
    }

    /** The form, filled with the given entry. */
    static Response form(FormEntry entry) {
        return page(200, Templates.form(entry, Map.of(), null)).build();
    }

    /** The form again, with errors beside the fields or, if no field is at fault, above them. */
    static Response formAgain(FormEntry entry, Problem problem) {
        Map<String, String> errors =
                problem.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::detail, (a, b) -> a));
        Response.ResponseBuilder page = page(problem.status(), Templates.form(entry, errors, notice(problem)));
        return problem.kind().isRetryable() ? page.header("Retry-After", "2").build() : page.build();
    }

    static Response submitted(Progress progress) {
        return page(200, Templates.submitted(progress)).build();
    }

    static Response unknown() {
        return page(
                        404,
                        Templates.missing(
                                "Nothing to show",
                                "There is no submission at this address, or it was finished some time ago.",
                                false))
                .build();
    }

    static Response unavailable() {
        return page(
                        503,
                        Templates.missing(
                                "One moment",
                                "We cannot look up your message right now."
                                        + " It is safe; this page tries again by itself.",
                                true))
                .header("Retry-After", "2")
                .build();
    }

    private static String notice(Problem problem) {
        return switch (problem.kind()) {
            case INVALID -> problem.errors().isEmpty() ? "We could not read that. Please try again." : null;
            case KEY_REUSED ->
                "We have already received a different message from this page."
                        + " Press Send again to send this one as well.";
            case QUEUE_FULL -> "We are receiving many messages at the moment. Please try again in a minute.";
            default ->
                "We could not accept your message right now. Nothing you wrote is lost: please press Send again.";
        };
    }

    private static Response.ResponseBuilder page(int status, TemplateInstance template) {
        return Response.status(status)
                .type(HTML)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept")
                .entity(template.render());
    }
}
