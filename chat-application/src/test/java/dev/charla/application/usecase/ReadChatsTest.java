package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageHistory.Page;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadChatsTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();

    @Test
    void showsAChatToItsVisitorAndItsStaff() {
        assertThat(charla.reading.seenBy(vera, chat).id()).isEqualTo(chat);
        assertThat(charla.reading.seenBy(carla, chat).id()).isEqualTo(chat);
    }

    @Test
    void hidesAChatAsIfItWereNotThere() {
        var sam = shop.visitor("Sam");
        var stella = charla.shop("elsewhere.example").commercial("Stella");
        var absent = new ChatId(charla.storage.ids().next());

        for (var stranger : List.of(sam, stella)) {
            hides(stranger, chat);
        }
        hides(vera, absent);
        hides(carla, absent);
    }

    @Test
    void showsAnEmptyChat() {
        assertThat(charla.page(vera, chat, 50, null))
                .isEqualTo(new Page(
                        List.of(),
                        0,
                        null,
                        0,
                        null,
                        charla.storage.epochOfAStartingNode().current()));
    }

    @Test
    void showsStaffEverythingNewestFirst() {
        aTalkWithNotes();
        var page = charla.page(carla, chat, 50, null);

        assertThat(texts(page)).containsExactly("note 3", "three", "two", "note 2", "one", "note 1");
        assertThat(page.total()).isEqualTo(6);
        assertThat(page.next()).isNull();
    }

    @Test
    void showsTheVisitorNothingOfNotes() {
        aTalkWithNotes();
        var page = charla.page(vera, chat, 50, null);

        assertThat(texts(page)).containsExactly("three", "two", "one");
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.next()).isNull();
    }

    @Test
    void showsTheVisitorTheSameWithAndWithoutNotes() {
        var silent = shop.chatOf(vera).id();
        for (var text : List.of("one", "two", "three")) {
            charla.say(vera, silent, text);
        }
        aTalkWithNotes();

        for (int limit = 1; limit <= 4; limit++) {
            assertThat(facts(pages(vera, chat, limit))).isEqualTo(facts(pages(vera, silent, limit)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void leadsThroughAllPagesWithoutGapOrRepeat(int limit) {
        aTalkWithNotes();

        assertThat(pages(carla, chat, limit).stream().flatMap(page -> texts(page).stream()))
                .containsExactly("note 3", "three", "two", "note 2", "one", "note 1");
        assertThat(pages(vera, chat, limit).stream().flatMap(page -> texts(page).stream()))
                .containsExactly("three", "two", "one");
    }

    @Test
    void saysThatThereIsNoMoreOnTheLastFullPage() {
        aTalkWithNotes();

        assertThat(charla.page(vera, chat, 3, null).next()).isNull();
        assertThat(charla.page(vera, chat, 2, null).next()).isNotNull();
        assertThat(charla.page(carla, chat, 6, null).next()).isNull();
        assertThat(charla.page(carla, chat, 5, null).next()).isNotNull();
    }

    @Test
    void tellsTheLastSeqOfTheSharedRoom() {
        charla.say(carla, chat, "Good morning");
        charla.note(carla, chat, "note");

        assertThat(charla.page(vera, chat, 50, null).lastSeq()).isEqualTo(2);
        assertThat(charla.page(carla, chat, 50, null).lastSeq()).isEqualTo(2);
        assertThat(charla.page(vera, chat, 50, null).lastInternalSeq()).isNull();
        assertThat(charla.page(carla, chat, 50, null).lastInternalSeq()).isEqualTo(1);
    }

    private void aTalkWithNotes() {
        charla.note(carla, chat, "note 1");
        charla.say(vera, chat, "one");
        charla.note(carla, chat, "note 2");
        charla.say(vera, chat, "two");
        charla.say(vera, chat, "three");
        charla.note(carla, chat, "note 3");
    }

    private void hides(Participant reader, ChatId id) {
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.reading.seenBy(reader, id));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.page(reader, id, 50, null));
    }

    private List<Page> pages(Participant reader, ChatId id, int limit) {
        var pages = new ArrayList<Page>();
        pages.add(charla.page(reader, id, limit, null));
        while (pages.getLast().next() != null) {
            pages.add(charla.page(reader, id, limit, pages.getLast().next()));
        }
        return pages;
    }

    /** All that a page tells but ids. */
    private static List<List<Object>> facts(List<Page> pages) {
        return pages.stream()
                .map(page -> List.<Object>of(
                        texts(page),
                        page.messages().stream().map(Message::seq).toList(),
                        page.total(),
                        String.valueOf(page.next()),
                        page.lastSeq(),
                        page.epoch()))
                .toList();
    }

    private static List<String> texts(Page page) {
        return page.messages().stream().map(Message::content).toList();
    }
}
