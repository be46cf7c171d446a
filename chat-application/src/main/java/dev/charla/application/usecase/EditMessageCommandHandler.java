package dev.charla.application.usecase;

import dev.charla.application.port.in.EditMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Message;
import java.time.InstantSource;

/** Lets an author say a message in other words. */
public final class EditMessageCommandHandler {

    private final MessageChanges changes;
    private final InstantSource clock;

    public EditMessageCommandHandler(
            ChatRepository chats, MessageRepository messages, RoomLog log, InstantSource clock) {
        this.changes = new MessageChanges(chats, messages, log);
        this.clock = clock;
    }

    public Message handle(EditMessage command) {
        return changes.decide(
                command.message(),
                (chat, message) -> chat.edit(command.editor(), message, command.words(), clock.instant()));
    }
}
