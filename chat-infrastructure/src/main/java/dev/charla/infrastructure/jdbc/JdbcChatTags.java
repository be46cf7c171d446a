package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.ChatTags;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcChatTags implements ChatTags {

    private final JdbcClient jdbc;

    JdbcChatTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Tags of(ChatId chat) {
        return new Tags(jdbc.sql("select tag from chat_tag where chat_id = ? order by place")
                .param(chat.value())
                .query((row, number) -> row.getString("tag"))
                .list());
    }

    @Override
    public void put(ChatId chat, Tags tags) {
        jdbc.sql("delete from chat_tag where chat_id = ?").param(chat.value()).update();
        for (int place = 0; place < tags.texts().size(); place++) {
            add(chat, place, tags.texts().get(place));
        }
    }

    private void add(ChatId chat, int place, String tag) {
        jdbc.sql("""
                insert into chat_tag (chat_id, tag_key, tag, place, site_id, opened_at)
                select id, cast(? as varchar), cast(? as varchar), cast(? as int), site_id, opened_at from chat where id = ?""").params(Tags.key(tag), tag, place, chat.value()).update();
    }
}
