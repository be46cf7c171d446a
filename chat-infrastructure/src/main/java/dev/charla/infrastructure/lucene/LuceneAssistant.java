package dev.charla.infrastructure.lucene;

import static java.util.Comparator.comparing;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.domain.people.SiteId;
import dev.charla.infrastructure.lucene.FaqIndex.Found;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers with what the site has written, word for word, or says that it does not know. An index is made when it is needed first
 * after a change, on whatever node the change was made.
 */
final class LuceneAssistant implements Assistant {

    private final FaqRepository faqs;
    private final ConcurrentMap<SiteId, Revision> indexes = new ConcurrentHashMap<>();

    LuceneAssistant(FaqRepository faqs) {
        this.faqs = faqs;
    }

    @Override
    public Answer answer(Question question) {
        return best(question)
                .map(found -> new Answer(found.entry().answer(), true))
                .orElseGet(() -> new Answer(Language.of(question.text()).ignorance(), false));
    }

    private Optional<Found> best(Question question) {
        return faqs.revisions().entrySet().stream()
                .filter(written -> isOf(question.sites(), written.getKey()))
                .map(this::index)
                .flatMap(index -> index.search(question.text()).stream())
                .max(comparing(Found::score));
    }

    private static boolean isOf(@Nullable Set<SiteId> sites, SiteId site) {
        return sites == null || sites.contains(site);
    }

    /** What is read may be newer than its revision says; it is only read once more then. */
    private FaqIndex index(Map.Entry<SiteId, UUID> written) {
        return indexes.compute(
                        written.getKey(),
                        (site, present) -> present != null && present.id().equals(written.getValue())
                                ? present
                                : new Revision(written.getValue(), FaqIndex.of(faqs.of(site))))
                .index();
    }

    private record Revision(UUID id, FaqIndex index) {}
}
