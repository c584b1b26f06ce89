package io.taskqueue.monitor.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taskqueue.model.RawJson;
import io.taskqueue.model.Task;
import io.taskqueue.model.TaskState;
import io.taskqueue.model.TaskStatus;
import io.taskqueue.monitor.testing.RedisResource;
import io.taskqueue.monitor.testing.RedisTest;
import io.taskqueue.monitor.testing.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RedisResource.class)
class ScalingResourceTest extends RedisTest {
    @Test
    void recommendsNoWorkersForEmptyQueue() {
        given().get("/scaling/fresh")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("workers", equalTo(0))
                .body("ready", equalTo(0))
                .body("inFlight", equalTo(0))
                .body("dueSoon", equalTo(0))
                .body("serviceTimeMillis", equalTo(1000))
                .body("slotsPerWorker", equalTo(50))
                .body("reason", containsString("nothing"));
    }

    @Test
    void countsReadyInFlightAndDueTasks() {
        seed.waiting(Seed.task("a"));
        redis.zadd("task_scheduled", seed.now() + 30_000, "soon");
        redis.zadd("task_scheduled", 1, "overdue");
        redis.zadd("task_scheduled", seed.now() + 90_000, "later");
        seed.worker("w1", 3);
        seed.worker("w2", 1);
        seed.worker("idle", 0);

        given().get("/scaling/default")
                .then()
                .body("ready", equalTo(1))
                .body("dueSoon", equalTo(2))
                .body("inFlight", equalTo(4))
                .body("busyWorkers", equalTo(2))
                .body("slotsPerWorker", equalTo(8))
                .body("workers", equalTo(2))
                .body("reason", containsString("are busy"));
        given().get("/scaling/other").then().body("workers", equalTo(0)).body("inFlight", equalTo(0));
    }

    @Test
    void recommendsOneWorkerForDueTask() {
        redis.zadd("task_scheduled:jobs", seed.now() + 30_000, "soon");

        given().get("/scaling/jobs").then().body("workers", equalTo(1));
    }

    @Test
    void recommendsOneWorkerToRecoverLostTasks() {
        redis.sadd("task_workers", "lost");
        redis.lpush("task_processing:lost", "x");

        given().get("/scaling/default").then().body("inFlight", equalTo(1)).body("workers", equalTo(1));
    }

    @Test
    void doesNotReplaceDrainingWorker() {
        seed.worker("w1", 3);
        redis.set("worker_status:w1", redis.get("worker_status:w1").replace("\"running\"", "\"draining\""));

        given().get("/scaling/default")
                .then()
                .body("busyWorkers", equalTo(0))
                .body("inFlight", equalTo(3))
                .body("workers", equalTo(1));
    }

    @Test
    void learnsServiceTimes() {
        Task task = Task.of("slow", "mail", "measured", RawJson.EMPTY_OBJECT, 1000);
        seed.waiting(task);
        seed.record(TaskStatus.of(task, TaskState.AVAILABLE).build());
        given().get("/scaling/measured").then().body("serviceTimeMillis", equalTo(1000));

        seed.record(TaskStatus.of(task, TaskState.COMPLETED)
                .startedAt(1000L)
                .finishedAt(600_000L + 1000)
                .build());
        redis.del("task_queue:measured");

        given().get("/scaling/measured").then().body("serviceTimeMillis", greaterThan(290_000));
    }

    @Test
    void reportsErrorInsteadOfZero() {
        for (String key : List.of("task_workers", "task_queue", "task_scheduled")) {
            redis.set(key, "x");

            given().get("/scaling/default").then().statusCode(500).body("key", equalTo(key));
            redis.del(key);
        }
        redis.sadd("task_workers", "w1");
        redis.set("task_processing:w1", "x");
        given().get("/scaling/default").then().statusCode(500).body("key", equalTo("task_processing:w1"));
        given().urlEncodingEnabled(false)
                .get("/scaling/a%20b")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("queue"));
    }
}
