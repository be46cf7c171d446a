package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.ORIGIN;
import static dev.charla.domain.chat.People.CARLA;
import static dev.charla.domain.chat.People.VERA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatChangeTest {

    private static final Instant NOW = ORIGIN.openedAt();

    private final ChatChange opened = Chat.open(new ChatId(new UUID(5, 1)), ORIGIN);

    @Test
    void joinsTheEntriesOfTwoDecisionsInOrder() {
        var change = opened.then(chat -> chat.send(VERA, Drafts.saying("Hello"), NOW));

        assertThat(change.entries())
                .extracting(RoomEntry::event)
                .hasExactlyElementsOfTypes(ChatOpenedEvent.class, MessageSentEvent.class);
        assertThat(change.chat().tally().publicMessages()).isEqualTo(1);
    }

    @Test
    void tellsTheMessagesAloneInOrder() {
        var change = opened.then(chat -> chat.send(VERA, Drafts.saying("one"), NOW))
                .then(chat -> chat.send(CARLA, Drafts.saying("two"), NOW))
                .then(chat -> chat.send(CARLA, Drafts.noting("three"), NOW));

        assertThat(change.messages()).extracting(Message::content).containsExactly("one", "two", "three");
    }

    @Test
    void tellsNoMessagesWhereThereAreNone() {
        assertThat(opened.messages()).isEmpty();
    }

    @Test
    void keepsItsEntriesWhateverBecomesOfTheList() {
        var list = new ArrayList<>(opened.entries());
        var change = new ChatChange(opened.chat(), list);
        list.clear();

        assertThat(change.entries()).hasSize(1);
    }
}
