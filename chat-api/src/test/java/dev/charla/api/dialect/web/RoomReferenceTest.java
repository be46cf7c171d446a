package dev.charla.api.dialect.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.socketio.InvalidPayload;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.Room.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomReferenceTest {

    private static final String ID = "0193b1c2-0000-7000-8000-000000000001";

    @ParameterizedTest
    @ValueSource(strings = {ID, "chat:" + ID})
    void anIdOrARoomsNameIsThePublicRoom(String text) throws InvalidPayload {
        var reference = RoomReference.parse(text);

        assertThat(reference.room().name()).isEqualTo("chat:" + ID);
        assertThat(reference.room().audience()).isEqualTo(Audience.PARTICIPANTS);
    }

    @Test
    void theStaffsRoomIsNamedOutright() throws InvalidPayload {
        assertThat(RoomReference.parse("chat:" + ID + ":commercial").room().audience())
                .isEqualTo(Audience.STAFF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ID + ":commercial",
                "chat:" + ID + ":record",
                "chat:" + ID + ":commercial:commercial",
                "chat:chat:" + ID,
                "------------------------------------"
            })
    void anyOtherTextNamesNoChat(String text) {
        assertThatThrownBy(() -> RoomReference.parse(text)).isInstanceOf(ChatNotFound.class);
    }

    @Test
    void noTextIsAnError() {
        assertThatThrownBy(() -> RoomReference.parse(null)).isInstanceOf(InvalidPayload.class);
    }
}
