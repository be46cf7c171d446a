package dev.charla.application.usecase;

import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.Message;
import java.time.InstantSource;

/** Takes a message back: a tombstone stays, its words leave the store and the log of its room, and its file is given up. */
public final class DeleteMessageCommandHandler {

    private final MessageChanges changes;
    private final FileRepository files;
    private final InstantSource clock;

    public DeleteMessageCommandHandler(
            ChatRepository chats, MessageRepository messages, FileRepository files, RoomLog log, InstantSource clock) {
        this.files = files;
        this.changes = new MessageChanges(chats, messages, log);
        this.clock = clock;
    }

    public Message handle(DeleteMessage command) {
        var deleted = changes.decide(
                command.message(), (chat, message) -> chat.delete(command.deleter(), message, clock.instant()));
        files.giveUp(deleted.id(), clock.instant());
        return deleted;
    }
}
