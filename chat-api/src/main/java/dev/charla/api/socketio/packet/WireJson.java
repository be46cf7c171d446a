package dev.charla.api.socketio.packet;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of strangers: bounded in depth and length, and complete to the last byte. */
public final class WireJson {

    private final ObjectReader reader;

    public WireJson(PacketLimits limits) {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.nesting())
                .maxStringLength(limits.jsonBytes())
                .maxNameLength(Math.min(limits.jsonBytes(), 10_000))
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    ObjectReader reader() {
        return reader;
    }
}
