package dev.charla.infrastructure.jdbc;

import static java.util.stream.Collectors.toMap;

import dev.charla.application.port.out.FaqRepository;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcFaqRepository implements FaqRepository {

    private final JdbcClient jdbc;

    JdbcFaqRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Faq of(SiteId site) {
        return new Faq(jdbc.sql("select question, answer from faq_entry where site_id = ? order by place")
                .param(site.value())
                .query((row, number) -> new FaqEntry(row.getString("question"), row.getString("answer")))
                .list());
    }

    @Override
    public Map<SiteId, UUID> revisions() {
        return jdbc
                .sql("select site_id, revision from faq")
                .query((row, number) ->
                        Map.entry(new SiteId(Columns.uuid(row, "site_id")), Columns.uuid(row, "revision")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void put(SiteId site, Faq faq, UUID revision, Instant at) {
        lock(site);
        jdbc.sql("delete from faq_entry where site_id = ?").param(site.value()).update();
        if (!replaced(site, revision, at)) {
            jdbc.sql("insert into faq (site_id, revision, changed_at) values (?, ?, ?)")
                    .param(site.value())
                    .param(revision)
                    .param(Columns.of(at))
                    .update();
        }
        for (int place = 0; place < faq.entries().size(); place++) {
            add(site, place, faq.entries().get(place));
        }
    }

    /** Two who write the same site's write one after the other. */
    private void lock(SiteId site) {
        jdbc.sql("select id from site where id = ? for update")
                .param(site.value())
                .query(UUID.class)
                .single();
    }

    private boolean replaced(SiteId site, UUID revision, Instant at) {
        return jdbc.sql("update faq set revision = ?, changed_at = ? where site_id = ?")
                        .param(revision)
                        .param(Columns.of(at))
                        .param(site.value())
                        .update()
                > 0;
    }

    private void add(SiteId site, int place, FaqEntry entry) {
        jdbc.sql("insert into faq_entry (site_id, place, question, answer) values (?, ?, ?, ?)")
                .params(site.value(), place, entry.question(), entry.answer())
                .update();
    }
}
