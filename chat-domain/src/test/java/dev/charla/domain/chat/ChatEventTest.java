package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChatEventTest {

    @Test
    void tellsChatAndTimeOfWhateverHappened() {
        var chat = anOpenChat().says(People.CARLA, "Good morning");

        assertThat(chat.lastEvents()).hasSize(3).allSatisfy(event -> {
            assertThat(event.chatId()).isEqualTo(chat.chat().id());
            assertThat(event.at()).isEqualTo(chat.now());
        });
    }
}
