package io.taskqueue.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taskqueue.model.LuaScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import io.vertx.redis.client.impl.types.NumberType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final LuaScript SCRIPT = new LuaScript("claim", "return 1", "abc");

    private final List<String> sent = new ArrayList<>();
    private final ScriptCall script = new ScriptCall(SCRIPT)
            .key("k")
            .keys(List.of("l"))
            .argument("a")
            .argument(7)
            .argument(new byte[] {'b'});

    @Test
    void takesTextNumbersBytesAndCollectionsOfThem() {
        Call call = Call.on("ZADD", "key", 5, "text", List.of("a", "b"), new byte[] {'x'});

        assertThat(call.key()).isEqualTo("key");
        assertThat(call.arguments())
                .extracting(bytes -> new String(bytes, UTF_8))
                .containsExactly("key", "5", "text", "a", "b", "x");
        assertThat(text(call.request())).isEqualTo("zadd key 5 text a b x");
        assertThat(call).hasToString("ZADD key");
    }

    @Test
    void sendsAScriptWholeAmongOtherCommands() {
        assertThat(text(Call.script(SCRIPT, "key", 9).request())).isEqualTo("eval return 1 1 key 9");
    }

    @Test
    void runsAScriptByItsDigest() {
        assertThat(script.run(request -> answer(request, null)).result().toInteger())
                .isEqualTo(1);

        assertThat(script.name()).isEqualTo("claim.lua");
        assertThat(sent).containsExactly("evalsha abc 2 k l a 7 b");
    }

    @Test
    void runsAScriptByItsSourceWhereTheServerDoesNotHaveIt() {
        script.run(request -> answer(request, "NOSCRIPT No matching script."));
        script.begin(request -> answer(request, "NOSCRIPT No matching script.")
                .toCompletionStage()
                .toCompletableFuture());

        assertThat(sent)
                .containsExactly(
                        "evalsha abc 2 k l a 7 b",
                        "eval return 1 2 k l a 7 b",
                        "evalsha abc 2 k l a 7 b",
                        "eval return 1 2 k l a 7 b");
    }

    @Test
    void repeatsNoOtherFailure() {
        CompletableFuture<Response> failed = script.begin(request ->
                answer(request, "OOM not allowed").toCompletionStage().toCompletableFuture());

        assertThat(failed).isCompletedExceptionally();
        assertThat(script.run(request -> answer(request, "OOM not allowed")).failed())
                .isTrue();
        assertThat(sent).hasSize(2);
    }

    private Future<Response> answer(Request request, String error) {
        sent.add(text(request));
        return error == null || sent.getLast().startsWith("eval ")
                ? Future.succeededFuture(NumberType.create(1))
                : Future.failedFuture(ErrorType.create(error));
    }

    /** The words of the request as RESP has them. */
    private static String text(Request request) {
        List<String> lines = request.toString().lines().toList();
        List<String> words = new ArrayList<>();
        for (int i = 2; i < lines.size(); i += 2) {
            words.add(lines.get(i));
        }
        return String.join(" ", words);
    }
}
