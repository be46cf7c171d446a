package dev.charla.api.socketio;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came with an event or an ack, in order, without the event's name. Binary attachments are in place, as binary
 * nodes.
 */
public record Arguments(List<JsonNode> values) {

    public Arguments {
        values = List.copyOf(values);
    }

    public int size() {
        return values.size();
    }

    /** Gives the argument at {@code index}, a missing node beyond the last. */
    public JsonNode get(int index) {
        return index < values.size() ? values.get(index) : MissingNode.getInstance();
    }
}
