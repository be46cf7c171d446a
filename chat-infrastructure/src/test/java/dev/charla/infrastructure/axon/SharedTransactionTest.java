package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Failure;
import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;

@ParameterizedClass
@EnumSource
class SharedTransactionTest {

    private static final String FAILS_AT_ITS_END = "fails at its end";

    private final Database database;
    private final JdbcStorage storage;
    private final Shop shop;
    private final Visitor vera;
    private final Visitor walt;
    private final Visitor yara;
    private final Chat veras;
    private final Chat walts;
    private final Chat yaras;
    private final List<ChatEvent> reactedTo = new CopyOnWriteArrayList<>();
    private final AtomicInteger transactions = new AtomicInteger();
    private final Node node;

    SharedTransactionTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        walt = shop.visitor("Walt");
        yara = shop.visitor("Yara");
        veras = shop.chatOf(vera);
        walts = shop.chatOf(walt);
        yaras = shop.chatOf(yara);
        node = Node.afterStoring(
                database,
                SharedTransactionTest::failingWhereAsked,
                new EventReaction(ChatEvent.class, entry -> reactedTo.add(entry.event())));
    }

    private static Sent failingWhereAsked(Sent sent) {
        if (sent.message().content().equals(FAILS_AT_ITS_END)) {
            throw new Failure();
        }
        return sent;
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void storesTheMessagesOfSeveralChatsInOneTransaction() {
        var sent = all(carryOut(
                saying(vera, veras, "one", null),
                saying(walt, walts, "two", null),
                saying(yara, yaras, "three", null)));

        assertThat(transactions).hasValue(1);
        assertThat(sent).extracting(message -> message.message().content()).containsExactly("one", "two", "three");
        isStored(veras, sent.getFirst().message());
        isStored(walts, sent.get(1).message());
        isStored(yaras, sent.getLast().message());
    }

    @Test
    void reactsToEachAfterTheCommit() {
        var sent = all(carryOut(saying(vera, veras, "one", null), saying(walt, walts, "two", null)));

        assertThat(reactedTo)
                .containsExactlyInAnyOrder(
                        new MessageSentEvent(sent.getFirst().message()),
                        new MessageSentEvent(sent.getLast().message()));
    }

    @Test
    void refusesOneAndStoresTheOthers() {
        var group = carryOut(saying(vera, veras, "one", null), saying(vera, walts, "no chat of hers", null));

        isStored(veras, group.getFirst().outcome().message());
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> group.getLast().outcome());
        nothingIsStored(walts);
    }

    @Test
    void undoesWhatOneDidBeforeItFailed() {
        var group = carryOut(
                saying(vera, veras, "one", null),
                saying(walt, walts, FAILS_AT_ITS_END, null),
                saying(yara, yaras, "three", null));

        assertThat(transactions).hasValue(1);
        isStored(veras, group.getFirst().outcome().message());
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> group.get(1).outcome());
        nothingIsStored(walts);
        isStored(yaras, group.getLast().outcome().message());
        assertThat(reactedTo).hasSize(2);
    }

    @Test
    void leavesOneToItsSenderWhoseChatIsHeld() {
        var group = storage.inTransaction(() -> {
            storage.chats().lock(walts.id());
            return carryOut(saying(vera, veras, "one", null), saying(walt, walts, "two", null));
        });

        isStored(veras, group.getFirst().outcome().message());
        nothingIsStored(walts);
        isStored(walts, group.getLast().outcome().message());
    }

    @Test
    void leavesEachToItsSenderWhenTheDatabaseRefusesSomethingOfOne() {
        occupy(walts, 1);

        var group = carryOut(saying(vera, veras, "one", null), saying(walt, walts, "two", null));

        nothingIsStored(veras);
        isStored(veras, group.getFirst().outcome().message());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> group.getLast().outcome());
        nothingIsStored(walts);
        assertThat(reactedTo).hasSize(1);
    }

    @Test
    void failsAllWhenItIsNotKnownWhetherTheyAreStored() {
        var group = carryOut(
                losingTheAnswerToTheCommit(), saying(vera, veras, "one", null), saying(walt, walts, "two", null));

        group.forEach(one -> assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(one::outcome));
        assertThat(storage.messages().page(veras.id(), 10, null)).hasSize(1);
        assertThat(storage.messages().page(walts.id(), 10, null)).hasSize(1);
    }

    @Test
    void knowsWhatWasSentBefore() {
        var before = node.commands().send(saying(vera, veras, "one", "k1"));
        node.commands().send(saying(walt, walts, "two", "k1"));

        var group = carryOut(
                saying(vera, veras, "one", "k1"),
                saying(walt, walts, "something else", "k1"),
                saying(yara, yaras, "three", "k1"));

        assertThat(group.getFirst().outcome()).isEqualTo(new Sent(before.message(), true));
        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> group.get(1).outcome());
        assertThat(group.getLast().outcome().replayed()).isFalse();
    }

    private List<Waiting<SendMessage, Sent>> carryOut(SendMessage... commands) {
        return carryOut(counting(), commands);
    }

    private List<Waiting<SendMessage, Sent>> carryOut(TransactionManager manager, SendMessage... commands) {
        var bus = node.get(Configuration.class).getComponent(CommandBus.class);
        var dispatcher = new Dispatcher(bus);
        var together = Objects.requireNonNull(node.sending().together());
        var group = Stream.of(commands).map(Waiting<SendMessage, Sent>::new).toList();
        new SharedTransaction<>(together, dispatcher, manager).carryOut(group);
        return group;
    }

    private TransactionManager counting() {
        var manager = manager();
        return () -> {
            transactions.incrementAndGet();
            return manager.startTransaction();
        };
    }

    private TransactionManager losingTheAnswerToTheCommit() {
        var manager = manager();
        return () -> {
            var transaction = manager.startTransaction();
            return new Transaction() {
                @Override
                public void commit() {
                    transaction.commit();
                    throw new DataAccessResourceFailureException("on purpose", new SQLException("gone", "08006"));
                }

                @Override
                public void rollback() {
                    transaction.rollback();
                }
            };
        };
    }

    private TransactionManager manager() {
        return new NestingTransactions(node.get(PlatformTransactionManager.class));
    }

    private static List<Sent> all(List<Waiting<SendMessage, Sent>> group) {
        return group.stream().map(Waiting::outcome).toList();
    }

    private static SendMessage saying(Participant sender, Chat chat, String text, @Nullable String key) {
        return new SendMessage(sender, chat.id(), new MessageDraft(new Content(text), MessageType.TEXT, false, key));
    }

    private void isStored(Chat chat, Message message) {
        assertThat(storage.messages().page(chat.id(), 10, null)).containsExactly(message);
        assertThat(storage.chats().find(chat.id()).orElseThrow().tally().publicMessages())
                .isEqualTo(1);
        assertThat(storage.log().after(room(chat), 0, 10))
                .extracting(entry -> entry.event())
                .containsExactly(new MessageSentEvent(message));
    }

    private void nothingIsStored(Chat chat) {
        assertThat(storage.messages().page(chat.id(), 10, null)).isEmpty();
        assertThat(storage.chats().find(chat.id())).contains(chat);
    }

    private static Room room(Chat chat) {
        return new Room(chat.id(), Audience.PARTICIPANTS);
    }

    /** Puts an event of somebody else at a place of the room. */
    private void occupy(Chat chat, long seq) {
        database.jdbc()
                .sql("""
                insert into domain_event_entry
                (aggregate_identifier, sequence_number, type, event_identifier, payload, payload_type, time_stamp)
                values (?, ?, 'room', ?, ?, 'chat.assigned', '2026-01-05T10:00:00Z')""")
                .params(room(chat).name(), seq - 1, UUID.randomUUID().toString(), new byte[0])
                .update();
    }
}
