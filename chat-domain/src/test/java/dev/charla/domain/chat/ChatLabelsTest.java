package dev.charla.domain.chat;

import static dev.charla.domain.chat.ChatScenario.OPENING;
import static dev.charla.domain.chat.ChatScenario.anOpenChat;
import static dev.charla.domain.chat.People.CARLA;
import static dev.charla.domain.chat.People.ROBOT;
import static dev.charla.domain.chat.People.SAM;
import static dev.charla.domain.chat.People.STELLA;
import static dev.charla.domain.chat.People.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What staff says about a chat: how urgent it is, and its tags. */
class ChatLabelsTest {

    static final List<Participant> STRANGERS = List.of(SAM, STELLA);

    private static final Tags VIP = new Tags(List.of("VIP"));

    @Test
    void staffSaysHowUrgentAChatIs() {
        var chat = anOpenChat();
        var change = chat.chat().prioritise(CARLA, Priority.LOW, OPENING);

        assertThat(change.chat().progress().priority()).isEqualTo(Priority.LOW);
        assertThat(change.entries())
                .containsExactly(new RoomEntry(
                        new Room(chat.chat().id(), Audience.RECORD),
                        2,
                        new ChatPriorityChangedEvent(
                                chat.chat().id(), VERA.id(), Priority.NORMAL, Priority.LOW, OPENING)));
    }

    @Test
    void nothingHappensWhenAChatIsThatUrgentAlready() {
        var chat = anOpenChat().chat();

        assertThat(chat.prioritise(CARLA, Priority.NORMAL, OPENING)).isEqualTo(new ChatChange(chat, List.of()));
    }

    @Test
    void aClosedChatIsNotUrgent() {
        var chat = anOpenChat().closedBy(CARLA).chat();

        assertThatExceptionOfType(ChatAlreadyClosed.class)
                .isThrownBy(() -> chat.prioritise(CARLA, Priority.URGENT, OPENING));
    }

    @Test
    void staffTagsAChat() {
        var chat = anOpenChat().chat();

        assertThat(chat.tag(CARLA, Tags.NONE, VIP, OPENING).entries())
                .containsExactly(new RoomEntry(
                        new Room(chat.id(), Audience.RECORD),
                        2,
                        new ChatTagsChangedEvent(chat.id(), CARLA.id(), List.of("VIP"), OPENING)));
    }

    @Test
    void nothingHappensWhenTheTagsAreTheSame() {
        var chat = anOpenChat().chat();

        assertThat(chat.tag(CARLA, VIP, VIP, OPENING)).isEqualTo(new ChatChange(chat, List.of()));
    }

    @Test
    void aClosedChatMayBeTagged() {
        var chat = anOpenChat().closedBy(CARLA).chat();

        assertThat(chat.tag(CARLA, Tags.NONE, VIP, OPENING).entries()).hasSize(1);
    }

    @Test
    void aVisitorLabelsNothing() {
        var chat = anOpenChat().chat();

        assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> chat.prioritise(VERA, Priority.URGENT, OPENING));
        assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> chat.tag(VERA, Tags.NONE, VIP, OPENING));
    }

    @ParameterizedTest
    @FieldSource("STRANGERS")
    void strangersLearnNothing(Participant stranger) {
        var chat = anOpenChat().chat();

        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> chat.prioritise(stranger, Priority.URGENT, OPENING));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> chat.tag(stranger, Tags.NONE, VIP, OPENING));
    }

    @Test
    void programsSayHowUrgentAChatIsAndLeaveTagsToPeople() {
        var chat = anOpenChat().chat();

        assertThat(chat.prioritise(ROBOT, Priority.HIGH, OPENING)
                        .chat()
                        .progress()
                        .priority())
                .isEqualTo(Priority.HIGH);
        assertThatExceptionOfType(StaffOnly.class)
                .isThrownBy(() -> chat.tag(ROBOT, Tags.NONE, new Tags(List.of("refund")), OPENING));
    }
}
