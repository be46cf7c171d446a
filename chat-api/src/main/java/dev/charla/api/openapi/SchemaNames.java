package dev.charla.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas have the names of their records, without the ending that tells in the code what they are for. Two records of one
 * name would overwrite each other; one of them says another in {@code @Schema(name)}.
 */
final class SchemaNames extends TypeNameResolver {

    private static final String ENDING = "Json";

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        var name = super.getNameOfClass(type);
        var bare = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        if (taken.computeIfAbsent(bare, first -> type) != type) {
            throw new IllegalStateException(type.getName() + " and another record would both be the schema " + bare);
        }
        return bare;
    }
}
