package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchMessagesTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop branch = shop.branch("branch.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor bob = branch.visitor("Bob");
    private final Staff carla = shop.commercial("Carla");
    private final Staff ofBoth = new Staff(
            carla.id(),
            carla.tenant(),
            carla.email(),
            carla.name(),
            carla.roles(),
            Set.of(shop.site().id(), branch.site().id()));
    private final ChatId chat = shop.chatOf(vera).id();
    private final ChatId there = branch.chatOf(bob).id();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void leadsThroughWhatTheSitesHaveNewestFirst(int limit) {
        aTalkOnTwoSites();

        assertThat(pages(ofBoth, null, limit)).containsExactly("red four", "red three", "red two", "red one");
        assertThat(pages(carla, null, limit)).containsExactly("red three", "red one");
        assertThat(pages(ofBoth, there, limit)).containsExactly("red four", "red two");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void leadsThroughEverythingThoughAPageLooksOnlySoFar(int span) {
        charla.say(vera, chat, "red zero");
        for (int i = 0; i < 10; i++) {
            charla.say(bob, there, "blue");
        }
        aTalkOnTwoSites();
        var searching = new SearchMessages(charla.reading, charla.storage.indexLookingAt(span));

        assertThat(pages(searching, ofBoth, null, 2))
                .containsExactly("red four", "red three", "red two", "red one", "red zero");
        assertThat(pages(searching, ofBoth, there, 2)).containsExactly("red four", "red two");
    }

    @Test
    void endsWithTheLastFullPage() {
        aTalkOnTwoSites();

        assertThat(charla.searching.search(ofBoth, "red", null, 4, null).next()).isNull();
        assertThat(charla.searching.search(ofBoth, "red", null, 3, null).next()).isNotNull();
    }

    @Test
    void isForStaffOnly() {
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> charla.searching.search(vera, "red", null, 10, null));
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> charla.searching.search(vera, "red", chat, 10, null));
    }

    @Test
    void hidesChatsOfOtherSites() {
        aTalkOnTwoSites();

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.searching.search(carla, "red", there, 10, null));
    }

    @Test
    void findsNothingThatWasDeleted() {
        charla.delete(vera, charla.say(vera, chat, "red").message());

        assertThat(pages(carla, null, 10)).isEmpty();
    }

    private void aTalkOnTwoSites() {
        charla.say(vera, chat, "red one");
        charla.say(bob, there, "red two");
        charla.note(carla, chat, "red three");
        charla.say(bob, there, "red four");
        charla.say(vera, chat, "blue");
    }

    private List<String> pages(Staff searcher, @Nullable ChatId where, int limit) {
        return pages(charla.searching, searcher, where, limit);
    }

    private static List<String> pages(SearchMessages searching, Staff searcher, @Nullable ChatId where, int limit) {
        var all = new ArrayList<Message>();
        MessageId next = null;
        do {
            var found = searching.search(searcher, "red", where, limit, next);
            all.addAll(found.messages());
            next = found.next();
        } while (next != null);
        return all.stream().map(Message::content).toList();
    }
}
