package dev.charla.api.websocket;

import dev.charla.api.socketio.engineio.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Frames as JSON: those of strangers bounded in depth, those that go out as the API's JSON is written. */
final class ClientFrames {

    private static final int DEPTH = 20;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 100;

    private final JsonMapper json;
    private final ObjectReader reader;

    ClientFrames(JsonMapper json) {
        this.json = json;
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build();
        var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** @return {@code null} for what is no JSON object with an event that is a text */
    @Nullable
    ClientFrame read(byte[] text) {
        try {
            JsonNode frame = reader.readValue(text);
            return frame.path("event").isString() ? frame(frame) : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    private ClientFrame frame(JsonNode frame) {
        var data = frame.path("data");
        return new ClientFrame(
                frame.get("event").asString(), data.isObject() ? json.convertValue(data, Map.class) : Map.of());
    }

    Frame write(Object frame) {
        return Frame.text(json.writeValueAsBytes(frame));
    }

    /** What a client says. */
    record ClientFrame(String event, Map<String, Object> data) {

        /** Keeps what was said out of logs. */
        @Override
        public String toString() {
            return "ClientFrame[…]";
        }
    }
}
