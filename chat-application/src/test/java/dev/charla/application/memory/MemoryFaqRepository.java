package dev.charla.application.memory;

import static java.util.stream.Collectors.toMap;

import dev.charla.application.memory.MemoryFaqRepository.Written;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.domain.assistant.Faq;
import dev.charla.domain.people.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

final class MemoryFaqRepository implements FaqRepository {

    private final Table<Written> all;

    MemoryFaqRepository(Table<Written> all) {
        this.all = all;
    }

    @Override
    public Faq of(SiteId site) {
        return all.find(written -> written.site().equals(site))
                .map(Written::faq)
                .orElse(Faq.EMPTY);
    }

    @Override
    public Map<SiteId, UUID> revisions() {
        return all.all().stream().collect(toMap(Written::site, Written::revision));
    }

    @Override
    public void put(SiteId site, Faq faq, UUID revision, Instant at) {
        all.remove(written -> written.site().equals(site));
        all.add(new Written(site, faq, revision));
    }

    record Written(SiteId site, Faq faq, UUID revision) {}
}
