package io.taskqueue.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which methods each address of a service supports, from the annotations of its resources. Immutable. */
public final class AddressTable {
    private static final List<String> OF_THE_FRAMEWORK = List.of(
            "/q/health",
            "/q/health/{probe}",
            "/q/health/group/{group}",
            "/q/info",
            "/q/metrics",
            "/q/openapi",
            "/q/openapi.json",
            "/q/openapi.yaml",
            "/q/openapi.yml");

    private final List<Address> addresses;

    private AddressTable(List<Address> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /**
     * The table of a service, with health, metrics and the description of its API.
     *
     * @param resources classes with a {@link Path}
     * @param files paths of static files
     */
    public static AddressTable of(Collection<Class<?>> resources, Collection<String> files) {
        List<Address> addresses = new ArrayList<>();
        resources.forEach(resource -> Stream.of(resource.getMethods())
                .flatMap(method -> address(resource, method))
                .forEach(addresses::add));
        Stream.concat(files.stream(), OF_THE_FRAMEWORK.stream())
                .forEach(path -> addresses.add(Address.of(path, path, "GET")));
        return new AddressTable(addresses);
    }

    /** The methods supported at a normalized path, as {@code Allow} lists them; empty if there is no such address. */
    public Set<String> methods(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<Address> meant =
                addresses.stream().filter(address -> address.isMeantBy(plain)).toList();
        // A request goes to the resource with the longest path, even where that does not support its method.
        int longest = meant.stream()
                .map(address -> address.base().length())
                .max(Comparator.naturalOrder())
                .orElse(0);
        Set<String> methods = new TreeSet<>();
        meant.stream()
                .filter(address -> address.base().length() == longest)
                .forEach(address -> methods.addAll(address.methods()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static Stream<Address> address(Class<?> resource, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .map(name -> Address.of(base(resource), path(resource, method), name));
    }

    private static String base(Class<?> resource) {
        String path = resource.getAnnotation(Path.class).value();
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String path(Class<?> resource, Method method) {
        String base = base(resource);
        Path own = method.getAnnotation(Path.class);
        if (own == null) {
            return base;
        }
        return (base.endsWith("/") ? base : base + "/") + own.value().replaceFirst("^/", "");
    }
}
