package dev.charla.infrastructure.jdbc;

import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A chat's metadata as one JSON object in one column. */
final class Metadata {

    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    private final JsonMapper json;

    Metadata(JsonMapper json) {
        this.json = json;
    }

    String write(Map<String, String> metadata) {
        return json.writeValueAsString(metadata);
    }

    Map<String, String> read(String column) {
        return json.readValue(column, TYPE);
    }
}
