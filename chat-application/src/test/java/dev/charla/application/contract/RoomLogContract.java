package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class RoomLogContract {

    private Storage storage;
    private ChatId chat;
    private Room room;

    protected abstract Storage storage();

    @BeforeEach
    void nameARoom() {
        storage = storage();
        chat = new ChatId(storage.ids().next());
        room = new Room(chat, Audience.PARTICIPANTS);
    }

    @Test
    void hasNothingOfAnEmptyRoom() {
        assertThat(storage.log().lastSeq(room)).isZero();
        assertThat(storage.log().after(room, 0, 10)).isEmpty();
    }

    @Test
    void givesEveryKindOfEventBackAsItWas() {
        var entries = entriesOf(
                new ChatOpenedEvent(
                        chat,
                        new TenantId(new UUID(1, 1)),
                        new SiteId(new UUID(2, 1)),
                        new VisitorId(new UUID(3, 1)),
                        Shop.OPENING),
                new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING),
                new ChatStatusChangedEvent(chat, ChatStatus.PENDING, ChatStatus.CLOSED, "solved", Shop.OPENING),
                new ChatStatusChangedEvent(chat, ChatStatus.CLOSED, ChatStatus.IN_PROGRESS, null, Shop.OPENING),
                sent("\uD83D\uDE00 \"caf\u00E9\"\n"),
                edited("other words"),
                new MessageDeletedEvent(chat, new MessageId(new UUID(7, 1)), Shop.OPENING),
                new MessagesReadEvent(chat, new UUID(4, 1), SenderType.COMMERCIAL, 3, Shop.OPENING));
        append(entries);

        assertThat(storage.log().after(room, 0, 10)).isEqualTo(entries);
    }

    @Test
    void givesWhatFollowsInOrder() {
        append(numbered(1, 5));

        assertThat(storage.log().after(room, 2, 10)).extracting(RoomEntry::seq).containsExactly(3L, 4L, 5L);
        assertThat(storage.log().after(room, 2, 2)).extracting(RoomEntry::seq).containsExactly(3L, 4L);
        assertThat(storage.log().after(room, 5, 10)).isEmpty();
        assertThat(storage.log().lastSeq(room)).isEqualTo(5);
    }

    @Test
    void givesNoMoreThanTheLimitOfManyEntries() {
        append(numbered(1, 250));

        assertThat(storage.log().after(room, 0, 1_000)).isEqualTo(numbered(1, 250));
        assertThat(storage.log().after(room, 20, 220)).isEqualTo(numbered(21, 240));
    }

    @Test
    void continuesARoom() {
        append(numbered(1, 2));
        append(numbered(3, 4));

        assertThat(storage.log().after(room, 0, 10)).isEqualTo(numbered(1, 4));
    }

    @Test
    void keepsRoomsApart() {
        append(numbered(1, 3));
        var staff = new Room(chat, Audience.STAFF);
        var note = new RoomEntry(staff, 1, sent("note"));
        append(List.of(note));

        assertThat(storage.log().after(staff, 0, 10)).containsExactly(note);
        assertThat(storage.log().lastSeq(staff)).isEqualTo(1);
        assertThat(storage.log().lastSeq(room)).isEqualTo(3);
        assertThat(storage.log().lastSeq(new Room(chat, Audience.RECORD))).isZero();
    }

    @Test
    void failsTheTransactionWhenASeqIsTaken() {
        append(numbered(1, 3));

        assertThatException().isThrownBy(() -> append(numbered(3, 4)));
        assertThat(storage.log().after(room, 0, 10)).isEqualTo(numbered(1, 3));
    }

    @Test
    void forgetsTheEntriesOfAFailedTransaction() {
        append(numbered(1, 1));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.log().append(numbered(2, 3));
                    throw new Failure();
                }));

        assertThat(storage.log().lastSeq(room)).isEqualTo(1);
        assertThat(storage.log().after(room, 1, 10)).isEmpty();
    }

    @Test
    void takesTheWordsOfAMessageOutOfEveryEntryAboutIt() {
        var other = new MessageEditedEvent(message(8, "others stay", Shop.OPENING.plusMillis(1)));
        append(entriesOf(
                new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING),
                sent("first words"),
                other,
                edited("second words"),
                new MessageDeletedEvent(chat, new MessageId(new UUID(7, 1)), Shop.OPENING),
                edited("third words")));
        var at = Shop.OPENING.plusSeconds(1);
        storage.inTransaction(
                () -> storage.log().redact(edited("third words").message().deleted(at)));

        assertThat(storage.log().after(room, 0, 10))
                .isEqualTo(entriesOf(
                        new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING),
                        new MessageSentEvent(message(7, "", null).deleted(at)),
                        other,
                        new MessageEditedEvent(edited("").message().deleted(at)),
                        new MessageDeletedEvent(chat, new MessageId(new UUID(7, 1)), Shop.OPENING),
                        new MessageEditedEvent(edited("").message().deleted(at))));
    }

    @Test
    void keepsTheWordsWhenTheTransactionFails() {
        var entries =
                entriesOf(new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING), sent("words"));
        append(entries);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.log().redact(sent("words").message().deleted(Shop.OPENING));
                    throw new Failure();
                }));

        assertThat(storage.log().after(room, 0, 10)).isEqualTo(entries);
    }

    private void append(List<RoomEntry> entries) {
        storage.inTransaction(() -> storage.log().append(entries));
    }

    private List<RoomEntry> entriesOf(ChatEvent... events) {
        return LongStream.rangeClosed(1, events.length)
                .mapToObj(seq -> new RoomEntry(room, seq, events[(int) seq - 1]))
                .toList();
    }

    private List<RoomEntry> numbered(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(seq -> new RoomEntry(
                        room,
                        seq,
                        new ChatUnassignedEvent(chat, new StaffId(new UUID(4, seq)), Shop.OPENING.plusMillis(seq))))
                .toList();
    }

    private MessageSentEvent sent(String text) {
        return new MessageSentEvent(message(7, text, null));
    }

    private MessageEditedEvent edited(String text) {
        return new MessageEditedEvent(message(7, text, Shop.OPENING.plusMillis(1)));
    }

    private Message message(long number, String text, @Nullable Instant editedAt) {
        return new Message(
                new MessageId(new UUID(number, 1)),
                chat,
                2,
                1,
                new Sender(new UUID(3, 1), SenderType.VISITOR, null),
                text,
                MessageType.TEXT,
                false,
                false,
                false,
                Shop.OPENING,
                null,
                null,
                editedAt,
                null);
    }
}
