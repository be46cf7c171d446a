package dev.charla.api.socketio.packet;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BinaryNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the attachments of a packet where its placeholders are. Depth is bounded by the JSON's. */
final class Attachments {

    private final List<byte[]> data;

    Attachments(List<byte[]> data) {
        this.data = data;
    }

    JsonNode fill(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object.path("_placeholder").asBoolean(false) ? attachment(object.path("num")) : fillObject(object);
        }
        return node instanceof ArrayNode array ? fillArray(array) : node;
    }

    private JsonNode attachment(JsonNode number) {
        int index = number.isInt() ? number.intValue() : -1;
        if (index < 0 || index >= data.size()) {
            throw new ProtocolViolation("illegal attachments");
        }
        return BinaryNode.valueOf(data.get(index));
    }

    private JsonNode fillObject(ObjectNode object) {
        object.properties().forEach(property -> property.setValue(fill(property.getValue())));
        return object;
    }

    private JsonNode fillArray(ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            array.set(i, fill(array.get(i)));
        }
        return array;
    }
}
