package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Failure;
import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.SendMessage;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReactionsTest {

    private final Database database;
    private final JdbcStorage storage;
    private final Visitor vera;
    private final Staff carla;
    private final Chat chat;
    private final List<RoomEntry> heard = new ArrayList<>();

    ReactionsTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        var shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
        chat = shop.chatOf(vera);
    }

    @Test
    void runWhenOthersCanSeeTheMessage() {
        var seen = new ArrayList<Long>();
        reactingTo(
                MessageSentEvent.class,
                entry -> seen.add(messagesSeenByOthers()),
                node -> node.commands().send(saying(vera, "Hello")));

        assertThat(seen).containsExactly(1L);
    }

    @Test
    void runBeforeTheCommandReturns() {
        reactingTo(ChatEvent.class, heard::add, node -> {
            node.commands().send(saying(vera, "Hello"));

            assertThat(heard).hasSize(1);
        });
    }

    @Test
    void hearTheEntryWithItsRoomAndSeq() {
        reactingTo(ChatEvent.class, heard::add, node -> {
            node.commands().send(saying(vera, "one"));
            node.commands().send(saying(vera, "two"));
            node.commands().send(new SendMessage(carla, chat.id(), draft("note", true)));
        });

        assertThat(heard)
                .isEqualTo(List.of(
                        logged(Audience.PARTICIPANTS).get(0),
                        logged(Audience.PARTICIPANTS).get(1),
                        logged(Audience.STAFF).get(0)));
    }

    @Test
    void runInTheOrderOfTheEntries() {
        reactingTo(ChatEvent.class, heard::add, node -> node.commands().send(openingBy(carla)));

        assertThat(heard)
                .extracting(RoomEntry::event)
                .hasExactlyElementsOfTypes(
                        ChatOpenedEvent.class,
                        MessageSentEvent.class,
                        ChatStatusChangedEvent.class,
                        ChatAssignedEvent.class);
    }

    @Test
    void runInTheOrderInWhichTheyWereGiven() {
        var order = new ArrayList<String>();
        var first = new EventReaction(MessageSentEvent.class, entry -> order.add("first"));
        var second = new EventReaction(ChatEvent.class, entry -> order.add("second"));
        try (var node = Node.reacting(database, first, second)) {
            node.commands().send(saying(vera, "Hello"));
        }

        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void hearOnlyWhatTheyReactTo() {
        reactingTo(ChatStatusChangedEvent.class, heard::add, node -> {
            node.commands().send(saying(vera, "Hello"));
            node.commands().send(saying(carla, "Good morning"));
        });

        assertThat(heard).extracting(RoomEntry::event).hasExactlyElementsOfTypes(ChatStatusChangedEvent.class);
    }

    @Test
    void hearNothingOfARefusedCommand() {
        reactingTo(
                ChatEvent.class,
                heard::add,
                node -> assertThatException().isThrownBy(() -> node.commands().send(saying(vera, " "))));

        assertThat(heard).isEmpty();
    }

    @Test
    void hearNothingOfWhatWasUndone() {
        var reaction = new EventReaction(ChatEvent.class, heard::add);
        try (var node = Node.afterStoring(
                database,
                sent -> {
                    throw new Failure();
                },
                reaction)) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> node.commands().send(saying(vera, "Hello")));
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void hearNothingWhenTheEventIsRefused() {
        database.jdbc()
                .sql("alter table domain_event_entry add constraint refusing check (payload_type <> 'message.sent')")
                .update();
        try {
            reactingTo(
                    ChatEvent.class,
                    heard::add,
                    node -> assertThatException()
                            .isThrownBy(() -> node.commands().send(saying(vera, "Hello"))));
        } finally {
            database.jdbc()
                    .sql("alter table domain_event_entry drop constraint refusing")
                    .update();
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void neitherUndoNorStopAnythingWhenTheyThrow() {
        var failing = new EventReaction(ChatEvent.class, entry -> {
            throw new Failure();
        });
        try (var node = Node.reacting(database, failing, new EventReaction(ChatEvent.class, heard::add))) {
            var sent = node.commands().send(saying(carla, "Good morning"));

            assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(sent.message());
            assertThat(heard).hasSize(3);
        }
    }

    @Test
    void neitherUndoNorStopAnythingWhenTheyFailBadly() {
        var failing = new EventReaction(ChatEvent.class, entry -> {
            throw new StackOverflowError("on purpose");
        });
        try (var node = Node.reacting(database, failing, new EventReaction(ChatEvent.class, heard::add))) {
            var sent = node.commands().send(saying(carla, "Good morning"));

            assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(sent.message());
            assertThat(heard).hasSize(3);
        }
    }

    private void reactingTo(Class<? extends ChatEvent> event, Consumer<RoomEntry> reaction, Consumer<Node> when) {
        try (var node = Node.reacting(database, new EventReaction(event, reaction))) {
            when.accept(node);
        }
    }

    private List<RoomEntry> logged(Audience audience) {
        return storage.log().after(new Room(chat.id(), audience), 0, 10);
    }

    private SendMessage saying(Participant sender, String text) {
        return new SendMessage(sender, chat.id(), draft(text, false));
    }

    private OpenChatWithMessage openingBy(Staff staff) {
        return new OpenChatWithMessage(
                new OpenChat(staff, vera.id(), ContactDetails.NONE, Map.of()), draft("Can I help?", false));
    }

    private static MessageDraft draft(String text, boolean internal) {
        return new MessageDraft(new Content(text), MessageType.TEXT, internal, null);
    }

    /** Asks over a connection that no transaction of ours holds. */
    private long messagesSeenByOthers() {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from message")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
