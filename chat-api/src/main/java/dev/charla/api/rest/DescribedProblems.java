package dev.charla.api.rest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.charla.api.security.Identity;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/**
 * Describes the problems that an operation may answer: what {@link Refuses} says, and what its parameters tell. Where it
 * answers something else with the same status, that is described by itself.
 */
final class DescribedProblems implements GlobalOperationComponentsCustomizer {

    private static final Map<HttpStatus, String> HEADERS = Map.of(
            HttpStatus.UNAUTHORIZED, HttpHeaders.WWW_AUTHENTICATE,
            HttpStatus.TOO_MANY_REQUESTS, HttpHeaders.RETRY_AFTER,
            HttpStatus.SERVICE_UNAVAILABLE, HttpHeaders.RETRY_AFTER);

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        throw new UnsupportedOperationException("the answers are kept among the components");
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod method) {
        schemas().forEach(components::addSchemas);
        var described = Set.copyOf(operation.getResponses().keySet());
        problems(method).stream()
                .filter(type ->
                        !described.contains(Integer.toString(type.status().value())))
                .collect(groupingBy(ProblemType::status, TreeMap::new, toList()))
                .forEach((status, types) -> {
                    var name = types.stream().map(DescribedProblems::nameOf).collect(joining("Or"));
                    components.addResponses(name, answer(status, types));
                    operation
                            .getResponses()
                            .addApiResponse(Integer.toString(status.value()), new ApiResponse().$ref(name));
                });
        return operation;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // as the model has them
    private static Map<String, Schema> schemas() {
        var schemas = ModelConverters.getInstance(true).readAll(Problem.class);
        var types = Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();
        var problem = Objects.requireNonNull(schemas.get("Problem"));
        var type =
                Objects.requireNonNull((Schema<Object>) problem.getProperties().get("type"));
        type.setEnum(new ArrayList<>(types));
        return schemas;
    }

    private static Set<ProblemType> problems(HandlerMethod method) {
        var problems = EnumSet.of(
                ProblemType.FOREIGN_ORIGIN,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.RATE_LIMITED,
                ProblemType.INTERNAL_ERROR,
                ProblemType.UNAVAILABLE);
        for (var parameter : method.getMethodParameters()) {
            problems.addAll(problems(parameter));
        }
        var refuses = method.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            problems.addAll(Arrays.asList(refuses.value()));
        }
        return problems;
    }

    private static List<ProblemType> problems(MethodParameter parameter) {
        if (parameter.getParameterType() == Identity.class) {
            return List.of(ProblemType.UNAUTHENTICATED, ProblemType.FORBIDDEN);
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return List.of(ProblemType.INVALID_REQUEST, ProblemType.NOT_FOUND);
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.getParameterType() == MultipartFile.class) {
            return List.of(ProblemType.INVALID_REQUEST, ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        return List.of(ProblemType.INVALID_REQUEST);
    }

    private static ApiResponse answer(HttpStatus status, List<ProblemType> types) {
        var answer = new ApiResponse()
                .description(types.stream()
                        .map(type -> type.title() + ": `" + type.uri() + "`")
                        .collect(joining(", or ")))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("Problem"))));
        if (HEADERS.containsKey(status)) {
            answer.addHeaderObject(
                    HEADERS.get(status), new Header().required(true).schema(new StringSchema()));
        }
        return answer;
    }

    private static String nameOf(ProblemType type) {
        return Arrays.stream(type.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(joining());
    }
}
