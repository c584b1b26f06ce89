package io.taskqueue.monitor.rest;

import io.taskqueue.problem.ProblemException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Rejects unknown and repeated query parameters: a misspelled filter would otherwise match everything.
 */
public final class QueryParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void rejectOthers(UriInfo address, ResourceInfo resource) {
        if (address.getRequestUri().getRawQuery() == null) {
            return;
        }
        Set<String> taken = known.computeIfAbsent(resource.getResourceMethod(), QueryParameters::taken);
        address.getQueryParameters().forEach((name, values) -> {
            if (!taken.contains(name)) {
                throw ProblemException.badField(
                        QuotedText.printable(name, 80), "is not a query parameter of this address; " + list(taken));
            }
            if (values.size() > 1) {
                throw ProblemException.badField(name, "is given " + values.size() + " times");
            }
            if (values.get(0).isEmpty() && !isPage(resource.getResourceClass())) {
                throw ProblemException.badField(name, "must not be empty"); // otherwise it would count as absent
            }
        });
    }

    private static boolean isPage(Class<?> resource) {
        Produces produces = resource.getAnnotation(Produces.class);
        return produces != null && produces.value()[0].startsWith(MediaType.TEXT_HTML);
    }

    private static String list(Set<String> taken) {
        return taken.isEmpty() ? "it has none" : "it has " + String.join(", ", taken);
    }

    private static Set<String> taken(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .map(Parameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
