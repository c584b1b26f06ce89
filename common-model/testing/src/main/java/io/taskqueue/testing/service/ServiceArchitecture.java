package io.taskqueue.testing.service;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules for the imports of every service. The test of a service extends it and adds the service's own arrows. */
public abstract class ServiceArchitecture {
    private static final String[] REDIS_CLIENT = {"io.vertx.redis..", "io.vertx.mutiny.redis..", "io.quarkus.redis.."};
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private final String root;
    private final String redisClientUsers;

    /**
     * @param service the last part of the name of its root package, such as {@code worker}
     * @param redisClientUsers a regular expression of the names of classes that may use Redis' client
     */
    protected ServiceArchitecture(String service, String redisClientUsers) {
        this.root = "io.taskqueue." + service;
        this.redisClientUsers = redisClientUsers;
    }

    /** The classes of the service, without its tests. */
    protected final JavaClasses classesOfTheService() {
        return IMPORTED.computeIfAbsent(
                root,
                packages -> new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(packages));
    }

    /**
     * Fails if a class in {@code from} uses another package of the service than itself and {@code to}. Packages are
     * written as ArchUnit does, relative to the service's root: {@code queue}, or {@code queue..} with all beneath it.
     */
    protected final void assertUsesOnly(String from, String... to) {
        String[] allowed = Stream.concat(Stream.of(from), Stream.of(to))
                .map(this::packages)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(packages(from))
                .should(dependOnClassesThat(describe(
                        "are the service's and not in " + String.join(", ", allowed),
                        other -> other.getPackageName().startsWith(root + ".")
                                && !resideInAnyPackage(allowed).test(other))))
                .check(classesOfTheService());
    }

    @Test
    final void packagesFormNoCycle() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().check(classesOfTheService());
    }

    @Test
    final void onlyTheGatewayKnowsTheRedisClient() {
        noClasses()
                .that()
                .haveNameNotMatching(redisClientUsers)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REDIS_CLIENT)
                .check(classesOfTheService());
    }

    @Test
    final void noOtherServiceIsImported() {
        String[] others = Stream.of("producer", "worker", "monitor")
                .map(service -> "io.taskqueue." + service)
                .filter(service -> !service.equals(root))
                .map(service -> service + "..")
                .toArray(String[]::new);
        noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(classesOfTheService());
    }

    @Test
    final void onlyConfigurationReadsTheEnvironment() {
        noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .check(classesOfTheService());
    }

    @Test
    final void nothingIsNamedForBeingAnImplementation() {
        classes().should().haveSimpleNameNotEndingWith("Impl").check(classesOfTheService());
    }

    private String packages(String relative) {
        return root + "." + relative;
    }
}
