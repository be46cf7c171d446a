package dev.charla.application.usecase;

import dev.charla.application.port.in.TagChat;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Tags;
import java.time.InstantSource;

/** Replaces a chat's tags under its lock, and keeps in its record who did. */
public final class TagChatCommandHandler {

    private final ChatRepository chats;
    private final ChatTags tags;
    private final ChatChanges changes;
    private final InstantSource clock;

    public TagChatCommandHandler(
            ChatRepository chats, ChatTags tags, MessageRepository messages, RoomLog log, InstantSource clock) {
        this.chats = chats;
        this.tags = tags;
        this.changes = new ChatChanges(chats, messages, log);
        this.clock = clock;
    }

    public Tags handle(TagChat command) {
        var chat = chats.lock(command.chatId()).orElseThrow(ChatNotFound::new);
        var change = chat.tag(command.by(), tags.of(chat.id()), command.tags(), clock.instant());
        if (!change.entries().isEmpty()) {
            tags.put(chat.id(), command.tags());
            changes.update(change);
        }
        return command.tags();
    }
}
