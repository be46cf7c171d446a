package dev.charla.application.usecase;

import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.OpenChatWithMessage.Opened;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import java.util.Optional;

/** Knows a chat that was opened before by the key of its first message. */
final class EarlierOpenings {

    private final OpeningKeys keys;
    private final ChatRepository chats;
    private final Repeats repeats;

    EarlierOpenings(OpeningKeys keys, ChatRepository chats, Repeats repeats) {
        this.keys = keys;
        this.chats = chats;
        this.repeats = repeats;
    }

    /**
     * The chat that was opened under the command's key; empty when there is none, and then the key is that of the new chat.
     *
     * @param id the new chat's
     * @throws IdempotencyKeyReused when it began with another message, or for another visitor
     */
    Optional<Opened> instead(ChatId id, OpenChatWithMessage command) {
        var key = command.firstMessage().clientMessageId();
        var opener = command.opening().opener().asSender().id();
        return key == null || keys.take(opener, key, id)
                ? Optional.empty()
                : keys.find(opener, key).map(earlier -> opened(earlier, command));
    }

    private Opened opened(ChatId id, OpenChatWithMessage command) {
        var opener = command.opening().opener();
        var chat = chats.find(id).orElseThrow(ChatNotFound::new);
        chat.refuseStrangers(opener);
        if (isOfAnother(chat, command)) {
            throw new IdempotencyKeyReused();
        }
        return repeats.find(opener, id, command.firstMessage())
                .map(message -> new Opened(id, message, chats.queuePosition(chat), true))
                .orElseThrow(IdempotencyKeyReused::new);
    }

    /** Whom a visitor names does not matter: it opens its own chats. */
    private static boolean isOfAnother(Chat chat, OpenChatWithMessage command) {
        return command.opening().opener().isStaff()
                && !chat.origin().visitor().equals(command.opening().visitor());
    }
}
