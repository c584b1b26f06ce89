package io.taskqueue.monitor.dashboard;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import io.taskqueue.http.VisibleText;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Makes invisible characters of foreign text visible in pages; the engine escapes all other text. */
@Singleton
final class VisibleTexts implements ResultMapper {
    void register(@Observes EngineBuilder engine) {
        engine.addResultMapper(this);
    }

    /** Before the engine's own escaper. */
    @Override
    public int getPriority() {
        return 10;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return result instanceof CharSequence text && VisibleText.hasHidden(text);
    }

    @Override
    public String map(Object result, Expression expression) {
        return VisibleText.inHtml((CharSequence) result);
    }
}
