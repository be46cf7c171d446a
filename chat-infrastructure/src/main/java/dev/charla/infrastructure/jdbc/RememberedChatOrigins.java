package dev.charla.infrastructure.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Origin;
import java.util.Optional;

/** Finds a chat the first time, and remembers where those come from that were asked for last. */
final class RememberedChatOrigins implements ChatOrigins {

    /** Some ten megabytes, and what the pages said of themselves. */
    private static final int MAX_CHATS = 20_000;

    private final ChatRepository chats;
    private final Cache<ChatId, Origin> known =
            Caffeine.newBuilder().maximumSize(MAX_CHATS).build();

    RememberedChatOrigins(ChatRepository chats) {
        this.chats = chats;
    }

    @Override
    public Optional<Origin> of(ChatId chat) {
        return Optional.ofNullable(known.getIfPresent(chat)).or(() -> find(chat));
    }

    private Optional<Origin> find(ChatId chat) {
        var origin = chats.find(chat).map(Chat::origin);
        origin.ifPresent(found -> known.put(chat, found));
        return origin;
    }
}
