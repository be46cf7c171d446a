package dev.charla.api.dialect.web;

import dev.charla.api.socketio.InvalidPayload;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What clients put into {@code chatId}: a chat's id, or the name of one of its rooms.
 *
 * @param notesAlone whether it names the staff's room
 */
record RoomReference(ChatId chat, boolean notesAlone) {

    private static final Pattern FORM =
            Pattern.compile("(?:chat:)?([0-9a-fA-F-]{36})|chat:([0-9a-fA-F-]{36}):commercial");

    /**
     * @throws InvalidPayload when there is no text at all
     * @throws ChatNotFound for text that names no chat
     */
    static RoomReference parse(@Nullable String text) throws InvalidPayload {
        if (text == null) {
            throw new InvalidPayload("chatId is required");
        }
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new ChatNotFound();
        }
        var notes = match.group(2) != null;
        return new RoomReference(chat(notes ? match.group(2) : match.group(1)), notes);
    }

    Room room() {
        return new Room(chat, notesAlone ? Audience.STAFF : Audience.PARTICIPANTS);
    }

    private static ChatId chat(String id) {
        try {
            return new ChatId(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            throw new ChatNotFound();
        }
    }
}
