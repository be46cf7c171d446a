package dev.charla.application.usecase;

import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Message;
import java.time.InstantSource;

/** Takes a message back: a tombstone stays, and its words leave the store and the log of its room. */
public final class DeleteMessageCommandHandler {

    private final MessageChanges changes;
    private final InstantSource clock;

    public DeleteMessageCommandHandler(
            ChatRepository chats, MessageRepository messages, RoomLog log, InstantSource clock) {
        this.changes = new MessageChanges(chats, messages, log);
        this.clock = clock;
    }

    public Message handle(DeleteMessage command) {
        return changes.decide(
                command.message(), (chat, message) -> chat.delete(command.deleter(), message, clock.instant()));
    }
}
