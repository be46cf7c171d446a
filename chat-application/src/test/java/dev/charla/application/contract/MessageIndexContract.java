package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.MessageIndex.Changed;
import dev.charla.application.port.out.MessageIndex.Found;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class MessageIndexContract {

    private Storage storage;
    private Shop shop;
    private Visitor vera;
    private Staff carla;
    private ChatId chat;
    private Instant now = Shop.OPENING;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
        chat = shop.chatOf(vera).id();
    }

    @Test
    void findsWhatChangedInTheOrderOfTheChanges() {
        var one = say(vera, "one");
        var two = say(vera, "two");
        var three = say(vera, "three");
        edit(vera, one, "one, edited");
        delete(vera, two);

        assertThat(changes(Audience.PARTICIPANTS, 0, 10)).containsExactly("three", "one, edited", "");
        assertThat(changes(Audience.PARTICIPANTS, three.seq(), 10)).containsExactly("one, edited", "");
        assertThat(changes(Audience.PARTICIPANTS, three.seq(), 1)).containsExactly("one, edited");
        assertThat(changes(Audience.PARTICIPANTS, 5, 10)).isEmpty();
        assertThat(storage.index().changedAfter(room(Audience.PARTICIPANTS), 0, 10))
                .extracting(Changed::changedSeq)
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void findsChangesOfOneRoomAlone() {
        note("note");
        say(vera, "one");
        say(vera, shop.chatOf(vera).id(), "elsewhere");

        assertThat(changes(Audience.PARTICIPANTS, 0, 10)).containsExactly("one");
        assertThat(changes(Audience.STAFF, 0, 10)).containsExactly("note");
        assertThat(changes(Audience.RECORD, 0, 10)).isEmpty();
    }

    @Test
    void findsMessagesSinceATimeInclusive() {
        say(vera, "one");
        now = now.plusMillis(1);
        note("note");
        say(vera, "two");
        now = now.plusMillis(1);
        say(vera, "three");

        assertThat(since(Shop.OPENING, 0, 10)).containsExactly("one", "note", "two", "three");
        assertThat(since(Shop.OPENING.plusMillis(1), 0, 10)).containsExactly("note", "two", "three");
        assertThat(since(Shop.OPENING.plusMillis(1), 2, 10)).containsExactly("two", "three");
        assertThat(since(Shop.OPENING.plusMillis(1), 3, 10)).containsExactly("three");
        assertThat(since(Shop.OPENING, 0, 2)).containsExactly("one", "note");
        assertThat(since(Shop.OPENING.plusNanos(1_000), 0, 1)).containsExactly("note");
        assertThat(since(Shop.OPENING.plusMillis(3), 0, 10)).isEmpty();
    }

    @Test
    void findsPublicMessagesSinceATime() {
        note("note");
        say(vera, "one");
        say(vera, "two");
        note("second note");
        say(vera, "three");

        assertThat(publicSince(0, 10)).containsExactly("one", "two", "three");
        assertThat(publicSince(1, 10)).containsExactly("two", "three");
        assertThat(publicSince(1, 1)).containsExactly("two");
    }

    @Test
    void ordersByTimeWhereClocksDisagree() {
        now = Shop.OPENING.plusSeconds(1);
        say(vera, "later");
        now = Shop.OPENING;
        say(vera, "earlier");

        assertThat(since(Shop.OPENING, 0, 10)).containsExactly("earlier", "later");
        assertThat(since(Shop.OPENING, 2, 10)).containsExactly("later");
    }

    @Test
    void findsWhatOthersSent() {
        say(vera, "mine");
        say(carla, "hers");
        delete(carla, say(carla, "gone"));
        var last = say(carla, "hers too");
        note("note");

        assertThat(byOthers(vera, 0, 10)).containsExactly("hers", "hers too");
        assertThat(byOthers(vera, 0, 1)).containsExactly("hers");
        assertThat(byOthers(vera, last.seq() - 1, 10)).containsExactly("hers too");
        assertThat(byOthers(carla, 0, 10)).containsExactly("mine");
        assertThat(storage.index().sentByOthers(vera.asSender(), room(Audience.STAFF), 0, 10))
                .extracting(Message::content)
                .containsExactly("note");
    }

    @Test
    void findsTheLastThatOthersSent() {
        say(carla, "hers");
        var last = say(carla, "hers too");
        delete(carla, say(carla, "gone"));
        say(vera, "mine");
        note("note");
        var shared = room(Audience.PARTICIPANTS);

        assertThat(storage.index().lastSentByOthers(vera.asSender(), shared, 0)).contains(last);
        assertThat(storage.index().lastSentByOthers(vera.asSender(), shared, last.seq() - 1))
                .contains(last);
        assertThat(storage.index().lastSentByOthers(vera.asSender(), shared, last.seq()))
                .isEmpty();
        assertThat(storage.index().lastSentByOthers(carla.asSender(), room(Audience.STAFF), 0))
                .isEmpty();
        assertThat(storage.index().lastSentByOthers(vera.asSender(), room(Audience.RECORD), 0))
                .isEmpty();
    }

    @Test
    void tellsPeopleOfEqualNumbersApart() {
        say(vera, "hers");
        var namesake = new Sender(vera.id().value(), SenderType.COMMERCIAL, null);

        assertThat(storage.index().sentByOthers(namesake, room(Audience.PARTICIPANTS), 0, 10))
                .hasSize(1);
    }

    @Test
    void findsWordsOfASiteNewestFirst() {
        var one = say(vera, "the red house");
        var note = note("she asks about a RED one");
        say(vera, "blue");
        say(vera, shop.chatOf(vera).id(), "Tired");
        var branch = shop.branch("branch.example");
        var bea = branch.visitor("Bea");
        say(bea, branch.chatOf(bea).id(), "red elsewhere");

        assertThat(found("red", 10)).containsExactly("Tired", "she asks about a RED one", "the red house");
        assertThat(found("red", 2)).containsExactly("Tired", "she asks about a RED one");
        assertThat(texts(storage.index()
                        .containing("red", shop.site().id(), note.id(), 10)
                        .messages()))
                .containsExactly("the red house");
        assertThat(storage.index().containing("red", shop.site().id(), one.id(), 10))
                .isEqualTo(new Found(List.of(), null));
        assertThat(found("nowhere", 10)).isEmpty();
    }

    @Test
    void findsWordsOfOneChat() {
        say(vera, "red");
        var second = say(vera, "red again");
        say(vera, shop.chatOf(vera).id(), "red elsewhere");

        assertThat(texts(storage.index().containing("red", chat, null, 10).messages()))
                .containsExactly("red again", "red");
        assertThat(texts(
                        storage.index().containing("red", chat, second.id(), 10).messages()))
                .containsExactly("red");
        assertThat(texts(storage.index().containing("red", chat, null, 1).messages()))
                .containsExactly("red again");
    }

    @Test
    void takesTheTextLiterally() {
        for (var text : List.of("100%", "100 per cent", "a_b", "a-b", "a!b", "c:\\d", "it's \"it\"", "\uD83D\uDE00!")) {
            say(vera, text);
        }

        assertThat(found("0%", 10)).containsExactly("100%");
        assertThat(found("a_b", 10)).containsExactly("a_b");
        assertThat(found("a!b", 10)).containsExactly("a!b");
        assertThat(found("!!", 10)).isEmpty();
        assertThat(found(":\\d", 10)).containsExactly("c:\\d");
        assertThat(found("t's \"", 10)).containsExactly("it's \"it\"");
        assertThat(found("\uD83D\uDE00!", 10)).containsExactly("\uD83D\uDE00!");
        assertThat(found("%%", 10)).isEmpty();
        assertThat(found("__", 10)).isEmpty();
    }

    @Test
    void findsNothingThatWasDeletedAndPresentWordsAlone() {
        delete(vera, say(vera, "red"));
        edit(vera, say(vera, "red"), "blue");

        assertThat(found("red", 10)).isEmpty();
        assertThat(found("blue", 10)).containsExactly("blue");
    }

    private List<String> changes(Audience audience, long after, int limit) {
        return storage.index().changedAfter(room(audience), after, limit).stream()
                .map(changed -> changed.message().content())
                .toList();
    }

    private List<String> since(Instant from, long after, int limit) {
        return texts(storage.index().since(chat, from, after, limit));
    }

    private List<String> publicSince(long after, int limit) {
        return texts(storage.index().publicSince(chat, Shop.OPENING, after, limit));
    }

    private List<String> byOthers(Participant reader, long after, int limit) {
        return texts(storage.index().sentByOthers(reader.asSender(), room(Audience.PARTICIPANTS), after, limit));
    }

    private List<String> found(String text, int limit) {
        return texts(
                storage.index().containing(text, shop.site().id(), null, limit).messages());
    }

    private Message say(Participant sender, String text) {
        return say(sender, chat, text);
    }

    private Message say(Participant sender, ChatId where, String text) {
        return shop.decide(where, open -> open.send(sender, shop.saying(text), now))
                .messages()
                .getFirst();
    }

    private Message note(String text) {
        return shop.decide(chat, open -> open.send(carla, shop.noting(text), now))
                .messages()
                .getFirst();
    }

    private void edit(Participant editor, Message message, String words) {
        shop.decide(message.chatId(), open -> open.edit(editor, message, new Content(words), now));
    }

    private void delete(Participant deleter, Message message) {
        shop.decide(message.chatId(), open -> open.delete(deleter, message, now));
    }

    private Room room(Audience audience) {
        return new Room(chat, audience);
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::content).toList();
    }
}
