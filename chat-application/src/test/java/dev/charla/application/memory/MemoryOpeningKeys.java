package dev.charla.application.memory;

import dev.charla.application.port.out.OpeningKeys;
import dev.charla.domain.chat.ChatId;
import java.util.Optional;
import java.util.UUID;

final class MemoryOpeningKeys implements OpeningKeys {

    private final Table<Taken> taken;

    MemoryOpeningKeys(Table<Taken> taken) {
        this.taken = taken;
    }

    @Override
    public boolean take(UUID opener, String key, ChatId chat) {
        var isNew = find(opener, key).isEmpty();
        if (isNew) {
            taken.add(new Taken(opener, key, chat));
        }
        return isNew;
    }

    @Override
    public Optional<ChatId> find(UUID opener, String key) {
        return taken.find(one -> one.opener().equals(opener) && one.key().equals(key))
                .map(Taken::chat);
    }

    record Taken(UUID opener, String key, ChatId chat) {}
}
