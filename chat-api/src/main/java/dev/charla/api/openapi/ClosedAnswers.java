package dev.charla.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Answers have the fields that are described and no others. Requests may have more, so their schemas stay open. */
final class ClosedAnswers implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        var seen = new HashSet<String>();
        answers(document)
                .map(ApiResponse::getContent)
                .flatMap(ClosedAnswers::schemas)
                .forEach(schema -> close(schema, schemas, seen));
    }

    private static Stream<ApiResponse> answers(OpenAPI document) {
        var operations = document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getResponses);
        return Stream.concat(
                operations.flatMap(answers -> answers.values().stream()),
                orNone(document.getComponents().getResponses()).values().stream());
    }

    private static Stream<Schema<?>> schemas(@Nullable Content content) {
        return orNone(content).values().stream().map(MediaType::getSchema).map(schema -> (Schema<?>) schema);
    }

    @SuppressWarnings("rawtypes") // as the model has them
    private static void close(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> seen) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null && seen.add(schema.get$ref())) {
            close(schemas.get(schema.get$ref().substring(SCHEMAS.length())), schemas, seen);
        }
        if (schema.getProperties() != null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(property -> close(property, schemas, seen));
        }
        close(schema.getItems(), schemas, seen);
        Stream.of(schema.getAnyOf(), schema.getOneOf())
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .forEach(choice -> close(choice, schemas, seen));
    }

    private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
