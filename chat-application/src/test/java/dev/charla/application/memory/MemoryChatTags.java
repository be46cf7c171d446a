package dev.charla.application.memory;

import dev.charla.application.port.out.ChatTags;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;

final class MemoryChatTags implements ChatTags {

    private final Table<Tagged> all;

    MemoryChatTags(Table<Tagged> all) {
        this.all = all;
    }

    @Override
    public Tags of(ChatId chat) {
        return all.find(tagged -> tagged.chat().equals(chat)).map(Tagged::tags).orElse(Tags.NONE);
    }

    @Override
    public void put(ChatId chat, Tags tags) {
        all.remove(tagged -> tagged.chat().equals(chat));
        all.add(new Tagged(chat, tags));
    }

    record Tagged(ChatId chat, Tags tags) {}
}
