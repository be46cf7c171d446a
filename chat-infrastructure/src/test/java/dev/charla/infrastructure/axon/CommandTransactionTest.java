package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.application.contract.Failure;
import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class CommandTransactionTest {

    private final Database database;
    private final JdbcStorage storage;
    private final Shop shop;
    private final Visitor vera;
    private final Staff carla;
    private final Chat chat;

    CommandTransactionTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
        chat = shop.chatOf(vera);
    }

    @Test
    void storesMessageCountAndEventTogether() {
        var sent = send(vera, "Hello");

        assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(sent.message());
        assertThat(storedChat().tally().publicMessages()).isEqualTo(1);
        assertThat(storage.log().after(room(), 0, 10)).hasSize(1);
    }

    @Test
    void storesNothingWhenTheEventsPlaceIsTaken() {
        occupy(1);

        assertThatException().isThrownBy(() -> send(vera, "Hello"));
        nothingIsStored();
    }

    @Test
    void storesNothingWhenTheSecondOfItsEventsFails() {
        occupy(2);

        assertThatException().isThrownBy(() -> send(carla, "Good morning"));
        nothingIsStored();
        assertThat(storedEventsOf(room())).isEqualTo(1);
    }

    @Test
    void storesNothingWhenTheDatabaseRefusesTheEvent() {
        database.jdbc()
                .sql("alter table domain_event_entry add constraint refusing check (payload_type <> 'message.sent')")
                .update();
        try {
            assertThatException().isThrownBy(() -> send(vera, "Hello"));
        } finally {
            database.jdbc()
                    .sql("alter table domain_event_entry drop constraint refusing")
                    .update();
        }

        nothingIsStored();
        assertThat(storedEventsOf(room())).isZero();
    }

    @Test
    void worksAgainAfterAFailure() {
        occupy(1);
        assertThatException().isThrownBy(() -> send(vera, "Hello"));
        database.jdbc()
                .sql("delete from domain_event_entry where aggregate_identifier = ?")
                .param(room().name())
                .update();

        assertThat(send(vera, "Hello").message().seq()).isEqualTo(1);
    }

    @Test
    void storesNothingWhenTheHandlerThrowsAtItsEnd() {
        storesNothingAfter(
                sent -> {
                    throw new Failure();
                },
                Failure.class);
    }

    @Test
    void storesNothingWhenTheHandlerFailsBadly() {
        storesNothingAfter(
                sent -> {
                    throw new StackOverflowError("on purpose");
                },
                StackOverflowError.class);
    }

    @Test
    void storesNothingWhenTheHandlerThrowsSomethingChecked() {
        storesNothingAfter(sent -> sneakily(new IOException("on purpose")), Exception.class);
    }

    @Test
    void storesNeitherChatNorMessageWhenOpeningFails() {
        database.jdbc()
                .sql("alter table domain_event_entry add constraint refusing check (payload_type <> 'message.sent')")
                .update();
        try (var node = Node.on(database)) {
            assertThatException().isThrownBy(() -> node.commands().send(opening("Hello")));
        } finally {
            database.jdbc()
                    .sql("alter table domain_event_entry drop constraint refusing")
                    .update();
        }

        assertThat(count("select count(*) from chat")).isEqualTo(1);
        assertThat(count("select count(*) from message")).isZero();
        assertThat(storage.visitors().find(vera.id()).orElseThrow().contact().phone())
                .isNull();
    }

    @Test
    void throwsARefusalAsItIs() {
        var sam = shop.visitor("Sam");

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> send(sam, "Hello"));
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> send(vera, " "))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("content"));
    }

    @Test
    void writesEntriesOnlyForACommand() {
        var entries = chat.send(vera, shop.saying("Hello"), Shop.OPENING).entries();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> storage.log().append(entries));
        assertThat(storedEventsOf(room())).isZero();
    }

    private void storesNothingAfter(Function<Sent, Sent> more, Class<? extends Throwable> thrown) {
        try (var node = Node.afterStoring(database, more)) {
            assertThatThrownBy(() -> node.commands().send(saying(vera, "Hello")))
                    .isInstanceOf(thrown);
        }
        nothingIsStored();
        assertThat(storedEventsOf(room())).isZero();
    }

    private void nothingIsStored() {
        assertThat(count("select count(*) from message")).isZero();
        assertThat(storedChat()).isEqualTo(chat);
    }

    private Sent send(Participant sender, String text) {
        try (var node = Node.on(database)) {
            return node.commands().send(saying(sender, text));
        }
    }

    private SendMessage saying(Participant sender, String text) {
        return new SendMessage(sender, chat.id(), draft(text));
    }

    private OpenChatWithMessage opening(String text) {
        return new OpenChatWithMessage(
                new OpenChat(vera, null, new ContactDetails(null, null, "+34 600"), Map.of()), draft(text));
    }

    private static MessageDraft draft(String text) {
        return new MessageDraft(new Content(text), MessageType.TEXT, false, null);
    }

    private Chat storedChat() {
        return storage.chats().find(chat.id()).orElseThrow();
    }

    private Room room() {
        return new Room(chat.id(), Audience.PARTICIPANTS);
    }

    private long storedEventsOf(Room room) {
        return database.jdbc()
                .sql("select count(*) from domain_event_entry where aggregate_identifier = ?")
                .param(room.name())
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    /** Puts an event of somebody else at a place of the room. */
    private void occupy(long seq) {
        database.jdbc()
                .sql("""
                insert into domain_event_entry
                (aggregate_identifier, sequence_number, type, event_identifier, payload, payload_type, time_stamp)
                values (?, ?, 'room', ?, ?, 'chat.assigned', '2026-01-05T10:00:00Z')""")
                .params(room().name(), seq - 1, UUID.randomUUID().toString(), new byte[0])
                .update();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Sent sneakily(Throwable checked) throws E {
        throw (E) checked;
    }
}
