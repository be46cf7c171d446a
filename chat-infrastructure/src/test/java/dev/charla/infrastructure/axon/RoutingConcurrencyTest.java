package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes give chats to staff with room for two each. */
@ParameterizedClass
@EnumSource
class RoutingConcurrencyTest {

    private static final int AT_ONCE = 12;

    private final Database database;
    private final JdbcStorage storage;
    private final Shop shop;
    private final Visitor vera;
    private final Staff carla;
    private final Staff carlos;

    RoutingConcurrencyTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
        carlos = shop.commercial("Carlos");
    }

    @Test
    void newChatsAtOnceGiveNobodyMoreThanThereIsRoomFor() throws Exception {
        online(carla);
        online(carlos);
        var positions = atOnce(node -> node.commands().send(opening()).position());

        assertThat(positions).filteredOn(position -> position == 0).hasSizeBetween(2, 4);
        assertThat(active(carla)).isLessThanOrEqualTo(2);
        assertThat(active(carlos)).isLessThanOrEqualTo(2);
        assertThat(active(carla) + active(carlos))
                .isEqualTo(positions.stream().filter(position -> position == 0).count());
    }

    @Test
    void oneQueueServedFromEverywhereGivesEachChatOnce() throws Exception {
        IntStream.range(0, 10).forEach(i -> shop.chatOf(vera));
        online(carla);
        online(carlos);
        var served = atOnce(
                node -> node.commands().send(new ServeQueue(shop.site().id())).assigned());
        try (var node = Node.on(database)) {
            while (node.commands().send(new ServeQueue(shop.site().id())).assigned()) {
                served.add(true);
            }
        }

        assertThat(served).filteredOn(assigned -> assigned).hasSize(4);
        assertThat(active(carla)).isEqualTo(2);
        assertThat(active(carlos)).isEqualTo(2);
        assertThat(storage.roster().queue(shop.site().id(), 100)).hasSize(6);
    }

    private <T> List<T> atOnce(Function<Node, T> action) throws Exception {
        var start = new CyclicBarrier(AT_ONCE);
        var answers = new ArrayList<T>();
        try (var one = Node.on(database);
                var other = Node.on(database);
                var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var tasks = IntStream.range(0, AT_ONCE)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return action.apply(i % 2 == 0 ? one : other);
                    })
                    .toList();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private void online(Staff person) {
        storage.inTransaction(() -> storage.roster().choose(person.id(), PresenceStatus.ONLINE, Instant.now()));
    }

    private long active(Staff person) {
        return storage.roster().find(person.id()).orElseThrow().activeChats();
    }

    private OpenChatWithMessage opening() {
        return new OpenChatWithMessage(
                new OpenChat(vera, null, ContactDetails.NONE, Map.of()),
                new MessageDraft(new Content("Hello"), MessageType.TEXT, false, null));
    }
}
