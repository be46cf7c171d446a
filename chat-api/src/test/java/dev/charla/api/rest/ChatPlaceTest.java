package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.api.rest.Cursor.Kind;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.ChatId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatPlaceTest {

    @Test
    void comesBackAsItWas() {
        var place = new Place(3, Instant.parse("2026-01-05T10:00:00.123Z"), new ChatId(UUID.randomUUID()));

        assertThat(ChatPlace.parse(ChatPlace.cursorOf(place))).isEqualTo(place);
    }

    @Test
    void isNoneThatNoListOfChatsGave() {
        for (var cursor : List.of(
                Cursor.of(Kind.FOUND_MESSAGES, 1, 2),
                Cursor.of(Kind.CHATS, -1, 0, 1, 1),
                Cursor.of(Kind.CHATS, 4, 0, 1, 1),
                Cursor.of(Kind.CHATS, 0, Long.MAX_VALUE, 1, 1))) {
            assertThatExceptionOfType(InvalidParameter.class)
                    .isThrownBy(() -> ChatPlace.parse(cursor.text()))
                    .satisfies(invalid -> assertThat(invalid.parameter()).isEqualTo("cursor"));
        }
    }
}
