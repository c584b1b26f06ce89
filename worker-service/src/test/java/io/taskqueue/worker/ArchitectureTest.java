package io.taskqueue.worker;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.taskqueue.model.RawJson;
import io.taskqueue.testing.service.ServiceArchitecture;
import io.taskqueue.worker.queue.Element;
import io.taskqueue.worker.thread.ConfinedTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest extends ServiceArchitecture {
    private static final String[] ENGINE = {
        "io.taskqueue.worker.runtime..",
        "io.taskqueue.worker.maintenance..",
        "io.taskqueue.worker.lifecycle..",
        "io.taskqueue.worker.health..",
        "io.taskqueue.worker.queue.."
    };

    private static final Set<String> ENGINE_FOR_DATASETS = Set.of("RedisGateway", "RedisClock");

    ArchitectureTest() {
        super("worker", "io\\.taskqueue\\.worker\\.queue\\.(RedisGateway|RedisLink|ElementLink)(\\$.*)?");
    }

    @ParameterizedTest
    @CsvSource({
        "health..,lifecycle.. runtime.. queue.. config.. thread..",
        "lifecycle..,maintenance.. runtime.. queue.. config.. thread..",
        "maintenance..,runtime.. queue.. retry.. config.. thread..",
        "runtime..,handler.. queue.. retry.. config.. thread..",
        "queue..,config.. thread..",
        "retry..,config..",
        "config..,''",
        "handler..,dataset.. store.. statistics..",
        "dataset..,queue.. statistics..",
        "store..,''",
        "statistics..,''",
        "thread..,''"
    })
    void importsRunOneWay(String from, String to) {
        assertUsesOnly(from, to.split(" "));
    }

    /** The packages of each jar the worker can be taken apart into, and the jars it may use. */
    @ParameterizedTest
    @CsvSource({
        "api,''",
        "engine,api",
        "datasets,api engine",
        "shipped,api",
    })
    void jarsToBeDependOneWay(Jar jar, String uses) {
        List<String> allowed = new ArrayList<>(jar.packages);
        Stream.of(uses.split(" "))
                .filter(other -> !other.isEmpty())
                .map(Jar::valueOf)
                .forEach(other -> allowed.addAll(other.packages));

        noClasses()
                .that()
                .resideInAnyPackage(jar.packages.toArray(String[]::new))
                .should(dependOnClassesThat(describe(
                        "are ours and not in " + String.join(", ", allowed),
                        other -> other.getPackageName().startsWith("io.taskqueue.worker.")
                                && !resideInAnyPackage(allowed.toArray(String[]::new))
                                        .test(other))))
                .check(classesOfTheService());
    }

    private enum Jar {
        api("handler", "handler.payload"),
        engine("runtime..", "maintenance..", "lifecycle..", "health..", "queue..", "retry..", "config..", "thread.."),
        datasets("handler.analysis..", "dataset..", "statistics.."),
        shipped("handler.form..", "handler.http..", "handler.mail..", "handler.probe..", "handler.text..", "store..");

        private final List<String> packages;

        Jar(String... packages) {
            this.packages =
                    Stream.of(packages).map("io.taskqueue.worker."::concat).toList();
        }
    }

    @Test
    void everyPackageIsInOneOfTheJarsToBe() {
        String[] all =
                Stream.of(Jar.values()).flatMap(jar -> jar.packages.stream()).toArray(String[]::new);
        classes().should().resideInAnyPackage(all).check(classesOfTheService());
    }

    /** The one exception is {@code RawJson}: results and payloads pass through the API as the bytes they are. */
    @Test
    void shippedHandlersUseNoModelButRawJson() {
        noClasses()
                .that()
                .resideInAnyPackage(Jar.shipped.packages.toArray(String[]::new))
                .should(dependOnClassesThat(describe(
                        "are of the model and not RawJson",
                        other -> other.getPackageName().startsWith("io.taskqueue.model")
                                && !other.isEquivalentTo(RawJson.class))))
                .check(classesOfTheService());
    }

    /** Datasets keep their state in Redis, so they use the engine's connection and its clock. */
    @Test
    void datasetsUseTheEnginesConnectionAndClockAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(Jar.datasets.packages.toArray(String[]::new))
                .should(dependOnClassesThat(describe(
                        "are of the engine and neither connection nor clock",
                        other -> resideInAnyPackage(Jar.engine.packages.toArray(String[]::new))
                                        .test(other)
                                && !ENGINE_FOR_DATASETS.contains(other.getSimpleName()))))
                .check(classesOfTheService());
    }

    @Test
    void statisticsKnowNothingOfTheService() {
        noClasses()
                .that()
                .resideInAPackage("io.taskqueue.worker.statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "io.taskqueue.model..")
                .check(classesOfTheService());
    }

    /** {@code Element} keeps its hash as {@code String} does: two threads may compute the same one. */
    @Test
    void everyClassWithUnguardedStateNamesTheThreadThatOwnsIt() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(ENGINE)
                .and()
                .areNotFinal()
                .and()
                .areNotStatic()
                .and()
                .doNotHaveModifier(JavaModifier.VOLATILE)
                .and()
                .areNotAnnotatedWith(GuardedBy.class)
                .and()
                .areNotDeclaredIn(Element.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(ConfinedTo.class)
                .check(classesOfTheService());
    }
}
