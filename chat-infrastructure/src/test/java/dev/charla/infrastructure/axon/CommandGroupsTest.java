package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Participant;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.PlatformTransactionManager;

@ParameterizedClass
@EnumSource
class CommandGroupsTest {

    private static final String HELD = "held";

    private final Database database;
    private final JdbcStorage storage;
    private final Shop shop;
    private final Map<Chat, Participant> owners = new HashMap<>();
    private final AtomicInteger shared = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();

    CommandGroupsTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        shop = Shop.at("shop.example", storage);
    }

    @Test
    void takesOneByOneWhileFewCome() {
        try (var node = Node.on(database)) {
            var groups = groups(node);
            var chat = chat();
            for (int i = 0; i < 5; i++) {
                groups.send(saying(chat, "Hello"));
            }
        }

        assertThat(shared).hasValue(0);
    }

    @Test
    void takesThoseTogetherThatCameMeanwhile() throws Exception {
        try (var node = Node.afterStoring(database, this::waitWhereAsked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node);
            var before = keepBusy(groups, threads);
            var late = IntStream.range(0, 10)
                    .mapToObj(any -> saying(chat(), "Hello"))
                    .map(command -> threads.submit(() -> groups.send(command)))
                    .toList();
            await().until(() -> groups.waiting() == 10);
            release.countDown();

            for (var sent : before) {
                assertThat(sent.get().replayed()).isFalse();
            }
            for (var sent : late) {
                assertThat(sent.get().message().seq()).isEqualTo(1);
            }
            assertThat(groups.commands()).isEqualTo(12);
            assertThat(groups.transactions()).isEqualTo(shared.get());
        }

        assertThat(shared.get()).isBetween(3, 4);
    }

    @Test
    void takesMessagesOfOneChatInTheOrderOfTheirComing() throws Exception {
        var chat = chat();
        try (var node = Node.afterStoring(database, this::waitWhereAsked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node);
            keepBusy(groups, threads);
            var sent = new ArrayList<Future<Sent>>();
            for (int i = 1; i <= 5; i++) {
                var text = "message " + i;
                var before = i - 1;
                sent.add(threads.submit(() -> groups.send(saying(chat, text))));
                await().until(() -> groups.waiting() == before + 1);
            }
            release.countDown();
            for (var one : sent) {
                one.get();
            }
        }

        assertThat(storage.messages().page(chat.id(), 10, null).reversed())
                .extracting(Message::content)
                .containsExactly("message 1", "message 2", "message 3", "message 4", "message 5");
    }

    @Test
    void goesOnWhileSomeWaitForTheirChats() {
        var held = List.of(chat(), chat(), chat(), chat(), chat(), chat());
        var free = chat();
        try (var node = Node.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node);
            var stuck = new ArrayList<Future<Sent>>();
            storage.inTransaction(() -> {
                held.forEach(chat -> storage.chats().lock(chat.id()));
                held.forEach(chat -> stuck.add(threads.submit(() -> groups.send(saying(chat, "Hello")))));

                assertThat(groups.send(saying(free, "Hello")).message().seq()).isEqualTo(1);
                assertThat(stuck).noneMatch(Future::isDone);
                return free;
            });
            await().until(() -> stuck.stream().allMatch(Future::isDone));
        }
    }

    @Test
    void goesOnWhileOneChatIsFlooded() throws Exception {
        var flooded = chat();
        var other = chat();
        try (var node = Node.afterStoring(database, this::waitWhereAsked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node);
            keepBusy(groups, threads);
            var flood = new ArrayList<Future<Sent>>();
            for (int i = 0; i < 200; i++) {
                flood.add(threads.submit(() -> groups.send(saying(flooded, "Hello"))));
            }
            await().until(() -> groups.waiting() == 200);
            var last = threads.submit(() -> groups.send(saying(other, "Hello")));
            await().until(() -> groups.waiting() == 201);
            release.countDown();

            var sentAt = last.get().message().sentAt();
            for (var one : flood) {
                one.get();
            }
            assertThat(storage.messages()
                            .page(flooded.id(), 200, null)
                            .getFirst()
                            .sentAt())
                    .isAfter(sentAt);
        }
    }

    @Test
    void refusesWhoseTurnDoesNotCome() throws Exception {
        try (var node = Node.afterStoring(database, this::waitWhereAsked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node, Duration.ofMillis(20));
            var before = keepBusy(groups, threads);
            var late = saying(chat(), "Hello");

            assertThatExceptionOfType(TransientDataAccessResourceException.class)
                    .isThrownBy(() -> groups.send(late));
            assertThat(groups.waiting()).isZero();
            release.countDown();
            for (var sent : before) {
                assertThat(sent.get().replayed()).isFalse();
            }
            assertThat(groups.send(late).message().seq()).isEqualTo(1);
        }
    }

    @Test
    void losesAndRepeatsNothingUnderLoad() throws Exception {
        var chats = IntStream.range(0, 40).mapToObj(any -> chat()).toList();
        var answered = new ConcurrentHashMap<Chat, List<Message>>();
        try (var node = Node.on(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var groups = groups(node);
            var senders = new ArrayList<Callable<Void>>();
            for (var chat : chats) {
                for (int sender = 0; sender < 2; sender++) {
                    senders.add(() -> {
                        for (int i = 0; i < 10; i++) {
                            var message = groups.send(saying(chat, "Hello")).message();
                            answered.computeIfAbsent(chat, any -> new ArrayList<>());
                            answered.computeIfPresent(chat, (any, so) -> {
                                so.add(message);
                                return so;
                            });
                        }
                        return null;
                    });
                }
            }
            for (var done : threads.invokeAll(senders)) {
                done.get();
            }
        }

        for (var chat : chats) {
            var stored = storage.messages().page(chat.id(), 100, null);
            assertThat(stored).containsExactlyInAnyOrderElementsOf(answered.get(chat));
            assertThat(stored.reversed())
                    .extracting(Message::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
        }
        assertThat(shared).hasPositiveValue();
    }

    /** Until released, whoever comes must wait. */
    private List<Future<Sent>> keepBusy(CommandGroups<SendMessage, Sent> groups, ExecutorService threads) {
        var busy = new ArrayList<Future<Sent>>();
        for (int i = 1; i <= 4; i++) {
            var holding = i;
            busy.add(threads.submit(() -> groups.send(saying(chat(), HELD))));
            await().until(() -> held.get() == holding);
        }
        return busy;
    }

    private synchronized Chat chat() {
        var visitor = shop.visitor("Vera" + owners.size());
        var chat = shop.chatOf(visitor);
        owners.put(chat, visitor);
        return chat;
    }

    private synchronized SendMessage saying(Chat chat, String text) {
        return new SendMessage(
                Objects.requireNonNull(owners.get(chat)),
                chat.id(),
                new MessageDraft(new Content(text), MessageType.TEXT, false, null));
    }

    private Sent waitWhereAsked(Sent sent) {
        if (sent.message().content().equals(HELD)) {
            held.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
        return sent;
    }

    private CommandGroups<SendMessage, Sent> groups(Node node) {
        return groups(node, Duration.ofMinutes(1));
    }

    private CommandGroups<SendMessage, Sent> groups(Node node, Duration patience) {
        var dispatcher = new Dispatcher(node.get(Configuration.class).getComponent(CommandBus.class));
        var together = Objects.requireNonNull(node.sending().together());
        var manager = new NestingTransactions(node.get(PlatformTransactionManager.class));
        TransactionManager counting = () -> {
            shared.incrementAndGet();
            return manager.startTransaction();
        };
        return new CommandGroups<>(
                together,
                dispatcher,
                new SharedTransaction<>(together, dispatcher, counting),
                work -> Thread.ofVirtual().start(work),
                patience);
    }
}
