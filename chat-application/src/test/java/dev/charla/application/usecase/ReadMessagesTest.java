package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageHistory.Page;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.MessageHistory.Walk.Changes;
import dev.charla.application.port.in.MessageHistory.Walk.Since;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMessagesTest {

    private static final Changes EVERYTHING = new Changes(0, 0L);

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();

    @Nested
    class WhatChanged {

        @Test
        void isToldInItsPresentState() {
            var one = charla.say(vera, chat, "one").message();
            var two = charla.say(vera, chat, "two").message();
            charla.say(vera, chat, "three");
            charla.edit(vera, one, "one, edited");
            charla.delete(vera, two);

            assertThat(walk(vera, new Changes(3, null), 10)).containsExactly("one, edited", "");
            assertThat(walk(vera, new Changes(0, null), 10)).containsExactly("three", "one, edited", "");
            assertThat(walk(vera, new Changes(5, null), 10)).isEmpty();
            assertThat(walk(vera, new Changes(99, null), 10)).isEmpty();
        }

        @Test
        void hasNotesWhereStaffAsksForThem() {
            aTalkWithNotes();

            assertThat(walk(carla, EVERYTHING, 10)).containsExactly("note 1", "one", "note 2", "two");
            assertThat(walk(carla, new Changes(0, null), 10)).containsExactly("one", "two");
            assertThat(walk(carla, new Changes(1, 1L), 10)).containsExactly("note 2", "two");
            assertThat(walk(vera, new Changes(0, null), 10)).containsExactly("one", "two");
        }

        @Test
        void hasNoNotesForAVisitor() {
            assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> charla.page(vera, chat, 10, EVERYTHING));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5})
        void isWalkedWithoutGapOrRepeat(int limit) {
            aTalkWithNotes();

            assertThat(walk(carla, EVERYTHING, limit)).containsExactly("note 1", "one", "note 2", "two");
            assertThat(walk(carla, new Changes(0, null), limit)).containsExactly("one", "two");
            assertThat(walk(vera, new Changes(0, null), limit)).containsExactly("one", "two");
        }

        @Test
        void endsWithTheLastFullPage() {
            aTalkWithNotes();

            assertThat(charla.page(vera, chat, 2, new Changes(0, null)).next()).isNull();
            assertThat(charla.page(vera, chat, 1, new Changes(0, null)).next()).isEqualTo(new Changes(1, null));
            assertThat(charla.page(carla, chat, 4, EVERYTHING).next()).isNull();
            assertThat(charla.page(carla, chat, 3, EVERYTHING).next()).isEqualTo(new Changes(1, 2L));
        }

        @Test
        void isToldAgainWhenItChangesDuringTheWalk() {
            var one = charla.say(vera, chat, "one").message();
            charla.say(vera, chat, "two");
            var first = charla.page(vera, chat, 1, new Changes(0, null));
            charla.edit(vera, one, "one, edited");

            assertThat(texts(first)).containsExactly("one");
            assertThat(walk(vera, first.next(), 1)).containsExactly("two", "one, edited");
        }
    }

    @Nested
    class SinceATime {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5})
        void isWalkedOldestFirst(int limit) {
            aTalkWithNotes();
            var since = new Since(Charla.NOW, 0);

            assertThat(walk(carla, since, limit)).containsExactly("note 1", "one", "note 2", "two");
            assertThat(walk(vera, since, limit)).containsExactly("one", "two");
        }

        @Test
        void leavesOutWhatIsOlder() {
            aTalkWithNotes();
            shop.decide(chat, open -> open.send(vera, shop.saying("late"), Charla.NOW.plusMillis(1)));

            assertThat(walk(vera, new Since(Charla.NOW.plusMillis(1), 0), 1)).containsExactly("late");
            assertThat(walk(vera, new Since(Charla.NOW.plusMillis(2), 0), 1)).isEmpty();
            assertThat(walk(vera, new Since(Instant.EPOCH, 0), 2)).containsExactly("one", "two", "late");
        }
    }

    @Nested
    class OneMessage {

        @Test
        void isShownInItsPresentState() {
            var message = charla.say(vera, chat, "one").message();
            charla.edit(vera, message, "one, edited");

            assertThat(charla.history.one(carla, message.id()).content()).isEqualTo("one, edited");

            charla.delete(vera, message);

            assertThat(charla.history.one(vera, message.id()).wasDeleted()).isTrue();
        }

        @Test
        void isHiddenFromWhoeverMayNotSeeIt() {
            var message = charla.say(vera, chat, "one").message();
            var note = charla.note(carla, chat, "note").message();

            assertThat(charla.history.one(carla, note.id()).content()).isEqualTo("note");
            assertHidden(vera, note.id());
            assertHidden(shop.visitor("Sam"), message.id());
            assertHidden(charla.shop("elsewhere.example").commercial("Stella"), message.id());
            assertHidden(carla, new MessageId(chat.value()));
        }

        private void assertHidden(Participant person, MessageId id) {
            assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> charla.history.one(person, id));
        }
    }

    @Test
    void tellsTheVisitorTheSameWithAndWithoutNotes() {
        var silent = shop.chatOf(vera).id();
        charla.say(vera, silent, "one");
        charla.say(vera, silent, "two");
        aTalkWithNotes();

        for (int limit = 1; limit <= 3; limit++) {
            for (var walk : List.of(new Walk.Backwards(null), new Changes(0, null), new Since(Charla.NOW, 0))) {
                assertThat(facts(vera, chat, walk, limit)).isEqualTo(facts(vera, silent, walk, limit));
            }
        }
    }

    @Test
    void hidesEveryWalkFromStrangers() {
        var stella = charla.shop("elsewhere.example").commercial("Stella");
        for (var walk : List.of(new Walk.Backwards(null), EVERYTHING, new Since(Charla.NOW, 0))) {
            for (var stranger : List.of(shop.visitor("Sam"), stella)) {
                assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.page(stranger, chat, 10, walk));
            }
        }
    }

    private void aTalkWithNotes() {
        charla.note(carla, chat, "note 1");
        charla.say(vera, chat, "one");
        charla.note(carla, chat, "note 2");
        charla.say(vera, chat, "two");
    }

    private List<String> walk(Participant reader, @Nullable Walk first, int limit) {
        return pages(reader, chat, first, limit).stream()
                .flatMap(page -> texts(page).stream())
                .toList();
    }

    private List<Page> pages(Participant reader, ChatId id, @Nullable Walk first, int limit) {
        var pages = new ArrayList<Page>();
        for (var walk = first; walk != null; walk = pages.getLast().next()) {
            pages.add(charla.page(reader, id, limit, walk));
        }
        return pages;
    }

    private List<List<Object>> facts(Participant reader, ChatId id, Walk walk, int limit) {
        return pages(reader, id, walk, limit).stream()
                .map(page -> List.<Object>of(
                        texts(page),
                        page.total(),
                        String.valueOf(page.next()),
                        page.lastSeq(),
                        String.valueOf(page.lastInternalSeq())))
                .toList();
    }

    private static List<String> texts(Page page) {
        return page.messages().stream().map(Message::content).toList();
    }
}
