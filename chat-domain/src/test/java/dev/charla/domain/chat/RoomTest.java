package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.Room.Audience;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {

    private static final String ID = "0198c0de-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource({
        "PARTICIPANTS, chat:0198c0de-0000-7000-8000-000000000001",
        "STAFF, chat:0198c0de-0000-7000-8000-000000000001:commercial",
        "RECORD, chat:0198c0de-0000-7000-8000-000000000001:record"
    })
    void isNamedAfterChatAndAudience(Audience audience, String name) {
        var room = new Room(new ChatId(UUID.fromString(ID)), audience);

        assertThat(room.name()).isEqualTo(name);
        assertThat(room).hasToString(name);
        assertThat(Room.named(name)).contains(room);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "chat:",
                "chat:0198c0de-0000-7000-8000-00000000000",
                "chat:0198c0de-0000-7000-8000-00000000000x",
                "chat:0198C0DE-0000-7000-8000-00000000000A",
                "chat:0198c0de-0000-7000-8000-000000000001:",
                "chat:0198c0de-0000-7000-8000-000000000001:staff",
                "room:0198c0de-0000-7000-8000-000000000001"
            })
    void isNotFoundByAnotherName(String name) {
        assertThat(Room.named(name)).isEmpty();
    }
}
