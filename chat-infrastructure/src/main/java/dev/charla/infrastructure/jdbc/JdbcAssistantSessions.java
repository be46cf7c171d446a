package dev.charla.infrastructure.jdbc;

import dev.charla.application.port.out.AssistantSessions;
import dev.charla.domain.assistant.Turn;
import dev.charla.domain.assistant.Turn.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

final class JdbcAssistantSessions implements AssistantSessions {

    private final JdbcClient jdbc;

    JdbcAssistantSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long open(String owner, Instant at) {
        var number = new GeneratedKeyHolder();
        jdbc.sql("insert into assistant_session (owner, opened_at, last_said_at, turns) values (?, ?, ?, 0)")
                .param(owner)
                .param(Columns.of(at))
                .param(Columns.of(at))
                .update(number, "id");
        return Objects.requireNonNull(number.getKey()).longValue();
    }

    @Override
    public Optional<List<Turn>> last(long session, String owner, int limit) {
        return turns("select turns from assistant_session where id = ? and owner = ?", session, owner)
                .map(count -> turnsFrom(session, count - limit));
    }

    private List<Turn> turnsFrom(long session, int place) {
        return jdbc.sql("""
                select speaker, content from assistant_turn where session_id = ? and place >= ? order by place""")
                .params(session, place)
                .query((row, number) ->
                        new Turn(Columns.constant(Speaker.class, row, "speaker"), row.getString("content")))
                .list();
    }

    @Override
    public boolean add(long session, String owner, List<Turn> turns, Instant at) {
        var before = turns("select turns from assistant_session where id = ? and owner = ? for update", session, owner);
        before.ifPresent(count -> add(session, count, turns, at));
        return before.isPresent();
    }

    private void add(long session, int count, List<Turn> turns, Instant at) {
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            jdbc.sql("insert into assistant_turn (session_id, place, speaker, content) values (?, ?, ?, ?)")
                    .params(session, count + i, turn.speaker().name(), turn.text())
                    .update();
        }
        jdbc.sql("update assistant_session set turns = ?, last_said_at = ? where id = ?")
                .param(count + turns.size())
                .param(Columns.of(at))
                .param(session)
                .update();
    }

    @Override
    public int forget(Instant before, int limit) {
        return jdbc.sql("""
                delete from assistant_session where id in
                (select id from assistant_session where last_said_at < ? order by last_said_at, id limit ?)""").param(Columns.of(before)).param(limit).update();
    }

    private Optional<Integer> turns(String sql, long session, String owner) {
        return jdbc.sql(sql).params(session, owner).query(Integer.class).optional();
    }
}
