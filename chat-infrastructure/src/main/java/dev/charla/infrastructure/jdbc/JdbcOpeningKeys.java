package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.OpeningKeys;
import dev.charla.domain.chat.ChatId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcOpeningKeys implements OpeningKeys {

    private final JdbcClient jdbc;

    JdbcOpeningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean take(UUID opener, String key, ChatId chat) {
        return jdbc.sql(
                                "insert into opening_key (opener_id, client_key, chat_id) values (?, ?, ?) on conflict do nothing")
                        .params(opener, key, chat.value())
                        .update()
                == 1;
    }

    @Override
    public Optional<ChatId> find(UUID opener, String key) {
        return jdbc.sql("select chat_id from opening_key where opener_id = ? and client_key = ?")
                .params(opener, key)
                .query((row, number) -> new ChatId(row.getObject("chat_id", UUID.class)))
                .optional();
    }
}
