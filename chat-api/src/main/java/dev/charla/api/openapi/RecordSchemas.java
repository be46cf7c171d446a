package dev.charla.api.openapi;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record says of its fields beyond their types: one that is not {@code @Nullable} is required, and text named like an
 * instant is one.
 */
final class RecordSchemas implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Schema<?> schema = others.next().resolve(type, context, others);
        var described = TypeFactory.rawClass(type.getType());
        if (schema != null && described.isRecord()) {
            var model = model(schema, context);
            if (model != null && model.getProperties() != null) {
                describe(described, model);
            }
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        return schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(RefUtils.extractSimpleName(schema.get$ref()).getLeft());
    }

    private static void describe(Class<?> described, Schema<?> model) {
        fields(described).stream()
                .filter(field -> field.isAnnotationPresent(JsonAnySetter.class))
                .forEach(field -> model.getProperties().remove(field.getName()));
        var fields = fields(described).stream()
                .filter(field -> model.getProperties().containsKey(nameOf(field)))
                .toList();
        model.setRequired(null);
        fields.stream()
                .filter(field -> !isOptional(field))
                .map(RecordSchemas::nameOf)
                .forEach(model::addRequiredItem);
        fields.forEach(field -> describe(field, model));
    }

    private static void describe(Field field, Schema<?> model) {
        var name = nameOf(field);
        Schema<?> property = Objects.requireNonNull(model.getProperties().get(name), name);
        if (field.getType() == String.class && isInstant(field.getName())) {
            property.setFormat("date-time");
        }
        if (isNullable(field) && !field.getDeclaringClass().isAnnotationPresent(JsonInclude.class)) {
            model.addProperty(name, orNull(property));
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().addAnyOfItem(property).addAnyOfItem(new JsonSchema().types(Set.of(NULL)));
        }
        if (property.getTypes() != null) {
            property.addType(NULL);
            allowNull(property);
        }
        return property;
    }

    @SuppressWarnings("unchecked")
    private static void allowNull(Schema<?> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            var constants = new ArrayList<@Nullable Object>(property.getEnum());
            constants.add(null);
            ((Schema<@Nullable Object>) property).setEnum(constants);
        }
    }

    private static List<Field> fields(Class<?> described) {
        return Arrays.stream(described.getRecordComponents())
                .map(component -> fieldOf(described, component.getName()))
                .toList();
    }

    private static Field fieldOf(Class<?> described, String name) {
        try {
            return described.getDeclaredField(name);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException("a record has a field for each component", impossible);
        }
    }

    private static String nameOf(Field field) {
        var property = field.getAnnotation(JsonProperty.class);
        return property == null ? field.getName() : property.value();
    }

    private static boolean isOptional(Field field) {
        return isNullable(field) || field.isAnnotationPresent(JsonInclude.class);
    }

    private static boolean isNullable(Field field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isInstant(String name) {
        return name.equals("at") || name.equals("timestamp") || name.endsWith("At");
    }
}
