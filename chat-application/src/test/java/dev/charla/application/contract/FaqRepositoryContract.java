package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.assistant.Faq;
import dev.charla.domain.assistant.FaqEntry;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.SiteId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class FaqRepositoryContract {

    private static final FaqEntry OPENING = new FaqEntry("When are you open?", "From 9 to 17.");
    private static final FaqEntry SHIPPING = new FaqEntry("¿Cuánto tarda el envío?", "Dos días 🚚.");

    private Storage storage;
    private SiteId shop;
    private SiteId other;

    protected abstract Storage storage();

    @BeforeEach
    void openSites() {
        storage = storage();
        shop = Shop.at("shop.example", storage).site().id();
        other = Shop.at("other.example", storage).site().id();
    }

    @Test
    void isEmptyBeforeTheFirst() {
        assertThat(storage.faqs().of(shop)).isEqualTo(Faq.EMPTY);
        assertThat(storage.faqs().revisions()).isEmpty();
    }

    @Test
    void isKeptInItsOrderAndReplacedAsAWhole() {
        put(shop, SHIPPING, OPENING);
        assertThat(storage.faqs().of(shop).entries()).containsExactly(SHIPPING, OPENING);

        put(shop, OPENING);
        assertThat(storage.faqs().of(shop).entries()).containsExactly(OPENING);

        put(shop);
        assertThat(storage.faqs().of(shop)).isEqualTo(Faq.EMPTY);
    }

    @Test
    void isOfOneSite() {
        put(shop, OPENING);
        put(other, SHIPPING);

        assertThat(storage.faqs().of(shop).entries()).containsExactly(OPENING);
        assertThat(storage.faqs().of(other).entries()).containsExactly(SHIPPING);
    }

    @Test
    void tellsWhichOneItIs() {
        var first = put(shop, OPENING);
        assertThat(storage.faqs().revisions()).containsOnlyKeys(shop).containsEntry(shop, first);

        var second = put(shop, OPENING);
        var others = put(other);
        assertThat(storage.faqs().revisions()).containsEntry(shop, second).containsEntry(other, others);
    }

    @Test
    void isAskedForAsOftenAsAnybodyAsks() {
        put(shop, OPENING);

        for (int i = 0; i < 50; i++) {
            assertThat(storage.faqs().revisions()).hasSize(1);
            assertThat(storage.faqs().of(shop).entries()).hasSize(1);
        }
    }

    @Test
    void mayBeAsLongAsTheRulesAllow() {
        var entries = IntStream.range(0, Faq.MOST)
                .mapToObj(number -> new FaqEntry("q" + number, "a" + number))
                .toList();
        var longest = new FaqEntry("😀".repeat(FaqEntry.MAX_QUESTION), "😀".repeat(Content.MAX_CHARACTERS));

        put(shop, entries.toArray(FaqEntry[]::new));
        assertThat(storage.faqs().of(shop).entries()).isEqualTo(entries);

        put(shop, longest);
        assertThat(storage.faqs().of(shop).entries()).containsExactly(longest);
    }

    @Test
    void isAsBeforeAfterAFailedTransaction() {
        var revision = put(shop, OPENING);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.faqs().put(shop, Faq.EMPTY, storage.ids().next(), Shop.OPENING);
                    throw new Failure();
                }));

        assertThat(storage.faqs().of(shop).entries()).containsExactly(OPENING);
        assertThat(storage.faqs().revisions()).containsEntry(shop, revision);
    }

    private UUID put(SiteId site, FaqEntry... entries) {
        var revision = storage.ids().next();
        storage.inTransaction(() -> storage.faqs().put(site, new Faq(List.of(entries)), revision, Shop.OPENING));
        return revision;
    }
}
