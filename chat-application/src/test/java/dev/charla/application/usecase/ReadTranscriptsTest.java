package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.MessageHistory;
import dev.charla.application.port.in.Transcripts;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadTranscriptsTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();
    private final Transcripts transcripts =
            new ReadTranscripts(new ViewChats(charla.storage.catalogue()), charla.history, () -> Charla.NOW);

    @Test
    void tellEverythingOldestFirstWithTombstones() {
        charla.say(vera, chat, "one");
        charla.delete(vera, charla.say(vera, chat, "two").message());
        charla.note(carla, chat, "note");

        assertThat(texts(carla)).containsExactly("one", "", "note");
        assertThat(transcripts.of(carla, chat).chat().chat().id()).isEqualTo(chat);
        assertThat(transcripts.of(carla, chat).at()).isEqualTo(Charla.NOW);
    }

    @Test
    void tellAVisitorNoNotes() {
        charla.note(carla, chat, "secret");
        charla.say(vera, chat, "one");

        assertThat(texts(vera)).containsExactly("one");
    }

    @Test
    void goOnBeyondAPage() {
        for (int i = 0; i <= 2 * MessageHistory.MAX_LIMIT; i++) {
            charla.say(vera, chat, "message " + i);
        }

        assertThat(texts(carla))
                .hasSize(2 * MessageHistory.MAX_LIMIT + 1)
                .startsWith("message 0", "message 1")
                .endsWith("message " + 2 * MessageHistory.MAX_LIMIT)
                .doesNotHaveDuplicates();
    }

    @Test
    void areEmptyWhereNothingWasSaid() {
        assertThat(texts(carla)).isEmpty();
    }

    @Test
    void endWithWhatWasSaidWhenTheyBegan() {
        charla.say(vera, chat, "one");
        charla.after(Duration.ofMillis(1));
        charla.say(vera, chat, "two");

        assertThat(texts(carla)).containsExactly("one");
    }

    @Test
    void areReadPageByPage() {
        for (int i = 0; i <= MessageHistory.MAX_LIMIT; i++) {
            charla.say(vera, chat, "message " + i);
        }
        var read = new ArrayList<Message>();
        var messages = transcripts.of(carla, chat).messages().iterator();
        var last = charla.history
                .page(carla, chat, 1, new MessageHistory.Walk.Backwards(null))
                .messages()
                .getFirst();
        charla.delete(vera, last);
        messages.forEachRemaining(read::add);

        assertThat(read.getLast().wasDeleted()).isTrue();
    }

    @Test
    void areNothingForStrangers() {
        var strangers = List.<Participant>of(
                shop.visitor("Sam"), Shop.at("other.example", charla.storage).commercial("Stella"));

        assertThat(strangers)
                .allSatisfy(stranger ->
                        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> transcripts.of(stranger, chat)));
    }

    private List<String> texts(Participant reader) {
        return transcripts.of(reader, chat).messages().map(Message::content).toList();
    }
}
