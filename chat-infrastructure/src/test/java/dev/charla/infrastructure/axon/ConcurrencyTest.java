package dev.charla.infrastructure.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Visitor;
import dev.charla.infrastructure.Database;
import dev.charla.infrastructure.JdbcStorage;
import dev.charla.infrastructure.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ConcurrencyTest {

    private final Database database;
    private final JdbcStorage storage;
    private final Shop shop;
    private final Visitor vera;
    private final ChatId chat;

    ConcurrencyTest(Database database) {
        this.database = database;
        storage = JdbcStorage.emptyOn(database);
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        chat = shop.chatOf(vera).id();
    }

    @Test
    void numbersTheMessagesOfFiftyThreadsWithoutGaps() throws Exception {
        var total = 50 * 5;
        atOnce(
                50,
                Collections.nCopies(
                        50,
                        node -> Stream.generate(() -> send(node, vera, "Hello", null))
                                .limit(5)
                                .toList()
                                .getLast()));

        assertThat(entries(Audience.PARTICIPANTS)).extracting(RoomEntry::seq).containsExactlyElementsOf(upTo(total));
        assertThat(messages().reversed()).extracting(Message::seq).containsExactlyElementsOf(upTo(total));
        assertThat(messages().reversed()).extracting(Message::ordinal).containsExactlyElementsOf(upTo(total));
        assertThat(loggedMessages()).isEqualTo(messages().reversed());
        assertThat(storage.chats().find(chat).orElseThrow().tally().publicMessages())
                .isEqualTo(total);
    }

    @Test
    void knowsOneFirstResponseOfSixteenStaff() throws Exception {
        var answers = IntStream.range(0, 16)
                .mapToObj(i -> shop.commercial("Carla" + i))
                .<Sending>map(staff -> node -> send(node, staff, "Good morning", null))
                .toList();
        var sent = atOnce(16, answers);

        var first =
                sent.stream().map(Sent::message).filter(Message::firstResponse).toList();
        assertThat(first).hasSize(1);
        assertThat(messages()).filteredOn(Message::firstResponse).isEqualTo(first);
        assertThat(events(Audience.PARTICIPANTS, ChatStatusChangedEvent.class)).hasSize(1);
        assertThat(events(Audience.RECORD, ChatAssignedEvent.class))
                .extracting(assigned -> assigned.staffId().value())
                .containsExactly(first.getFirst().sender().id());
        assertThat(entries(Audience.PARTICIPANTS)).extracting(RoomEntry::seq).containsExactlyElementsOf(upTo(17));
    }

    @Test
    void storesOneMessageOfTwentyRepeats() throws Exception {
        var sent = atOnce(20, Collections.nCopies(20, node -> send(node, vera, "Hello", "k1")));

        assertThat(sent).filteredOn(Sent::replayed).hasSize(19);
        assertThat(sent).extracting(Sent::message).containsOnly(messages().getFirst());
        assertThat(messages()).hasSize(1);
        assertThat(entries(Audience.PARTICIPANTS)).hasSize(1);
    }

    @FunctionalInterface
    private interface Sending {
        Sent through(Node node);
    }

    /** Lets every thread wait for the last before it begins. */
    private List<Sent> atOnce(int threads, List<Sending> sendings) throws Exception {
        var start = new CyclicBarrier(threads);
        var sent = new ArrayList<Sent>();
        try (var node = Node.on(database);
                var executor = Executors.newFixedThreadPool(threads)) {
            var tasks = sendings.stream()
                    .<Callable<Sent>>map(sending -> () -> {
                        start.await();
                        return sending.through(node);
                    })
                    .toList();
            for (var future : executor.invokeAll(tasks)) {
                sent.add(future.get());
            }
        }
        return sent;
    }

    private Sent send(Node node, Participant sender, String text, @Nullable String key) {
        var draft = new MessageDraft(new Content(text), MessageType.TEXT, false, key);
        return node.commands().send(new SendMessage(sender, chat, draft));
    }

    private List<RoomEntry> entries(Audience audience) {
        return storage.log().after(new Room(chat, audience), 0, 1_000);
    }

    private <E extends ChatEvent> List<E> events(Audience audience, Class<E> type) {
        return entries(audience).stream()
                .map(RoomEntry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private List<Message> loggedMessages() {
        return events(Audience.PARTICIPANTS, MessageSentEvent.class).stream()
                .map(MessageSentEvent::message)
                .toList();
    }

    private List<Message> messages() {
        return storage.messages().page(chat, 1_000, null);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
