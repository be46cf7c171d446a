package dev.charla.api.gateway;

import dev.charla.api.socketio.Offset;
import dev.charla.api.socketio.Recovery.LostSession;
import dev.charla.api.socketio.SentOffsets;
import dev.charla.api.socketio.SentOffsets.Step;
import dev.charla.domain.chat.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a socket needs to go on, as text. Neither its {@code pid} nor its owner is in it: whoever finds it has named both.
 *
 * @param rooms by name, each with the name of its dialect
 * @param roamed by name what it heard without joining each room
 * @param before where it stood in each stream before the first of {@code steps}
 * @param streams whose numbers in this list stand in {@code steps}
 * @param steps each a stream and a position there, or {@value #LEFT} where it was left
 * @param complete whether nothing was sent after {@code steps}
 */
record KeptSocket(
        String namespace,
        String socketId,
        Map<String, String> rooms,
        List<String> roamed,
        Map<String, Long> before,
        List<String> streams,
        List<List<Long>> steps,
        boolean complete) {

    private static final long LEFT = -1;

    static KeptSocket of(LostSession session, Map<Room, Dialect> heard, List<Roaming> roamed) {
        var rooms = new HashMap<String, String>();
        heard.forEach((room, dialect) -> rooms.put(room.name(), dialect.name()));
        var streams = new ArrayList<String>();
        var sent = session.sent();
        var steps = sent.steps().stream().map(step -> numbered(step, streams)).toList();
        return new KeptSocket(
                session.namespace(),
                session.socketId(),
                rooms,
                roamed.stream().map(Roaming::name).toList(),
                sent.before(),
                streams,
                steps,
                sent.complete());
    }

    static KeptSocket parse(String text, JsonMapper json) {
        return json.readValue(text, KeptSocket.class);
    }

    String text(JsonMapper json) {
        return json.writeValueAsString(this);
    }

    /** Without the rooms of Socket.IO, which an identity enters anew. */
    LostSession session(String pid) {
        var sent = new SentOffsets(before, steps.stream().map(this::step).toList(), complete);
        return new LostSession(namespace, pid, socketId, Set.of(), sent);
    }

    private static List<Long> numbered(Step step, List<String> streams) {
        return switch (step) {
            case Step.At at ->
                List.of(number(at.place().stream(), streams), at.place().position());
            case Step.Left left -> List.of(number(left.stream(), streams), LEFT);
        };
    }

    private static long number(String stream, List<String> streams) {
        var known = streams.indexOf(stream);
        if (known < 0) {
            streams.add(stream);
        }
        return known < 0 ? streams.size() - 1 : known;
    }

    private Step step(List<Long> numbered) {
        var stream = streams.get(Math.toIntExact(numbered.getFirst()));
        var position = numbered.getLast();
        return position == LEFT ? new Step.Left(stream) : new Step.At(new Offset(stream, position));
    }
}
