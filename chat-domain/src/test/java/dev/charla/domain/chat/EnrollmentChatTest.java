package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatRefusal.VisitorOnly;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SenderType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnrollmentChatTest {

    private static final Instant LATER = ChatScenario.OPENING.plusSeconds(1);
    private static final EnrollmentId KEY = new EnrollmentId("9b7a28d8-ebae-44a7-b386-1894ba32357d");
    private static final InfluencerId SEVEN = new InfluencerId("7");
    private static final InfluencerId EIGHT = new InfluencerId("8");
    private static final Influencer IRIS = new Influencer(new UUID(8, 1), "iris", null, SEVEN);
    private static final Influencer IGOR = new Influencer(new UUID(8, 2), "igor", null, EIGHT);
    private static final Operator OLGA = new Operator(new UUID(8, 3), "olga", null);

    private final Chat chat = Chat.openFor(new Enrollment(KEY, SEVEN), new ChatId(new UUID(5, 2)), ChatScenario.ORIGIN)
            .chat();

    @Test
    void isSeenByItsInfluencerEveryOperatorAndTheStaffOfItsSite() {
        for (Participant person : List.of(IRIS, OLGA, People.CARLA, People.ROBOT)) {
            assertThat(chat.isVisibleTo(person)).isTrue();
        }
        for (Participant stranger : List.of(IGOR, People.SAM, People.STELLA)) {
            assertThat(chat.isVisibleTo(stranger)).isFalse();
        }
    }

    @Test
    void noOtherChatIsSeenByThem() {
        var other = ChatScenario.anOpenChat().chat();

        for (Participant person : List.of(IRIS, OLGA)) {
            assertThatExceptionOfType(ChatNotFound.class)
                    .isThrownBy(() -> other.send(person, Drafts.saying("Hello"), LATER));
        }
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> other.enroll(People.ADA, SEVEN, LATER));
    }

    @Test
    void waitsForNobody() {
        assertThat(chat.progress().status()).isEqualTo(ChatStatus.IN_PROGRESS);
        assertThat(chat.progress().assignee()).isNull();
    }

    @Test
    void recordsWhatItIsAbout() {
        var entries = Chat.openFor(new Enrollment(KEY, SEVEN), chat.id(), ChatScenario.ORIGIN)
                .entries();

        assertThat(entries).extracting(entry -> entry.room().audience()).containsOnly(Audience.RECORD);
        assertThat(entries.getLast().event())
                .isEqualTo(new ChatEnrolledEvent(chat.id(), KEY.value(), "7", ChatScenario.OPENING));
    }

    @Test
    void goesToAnotherInfluencer() {
        var moved = chat.enroll(People.ADA, EIGHT, LATER);

        assertThat(moved.chat().isVisibleTo(IGOR)).isTrue();
        assertThat(moved.chat().isVisibleTo(IRIS)).isFalse();
        assertThat(moved.entries()).hasSize(1);
        assertThat(chat.enroll(People.ADA, SEVEN, LATER).entries()).isEmpty();
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> chat.enroll(People.STELLA, EIGHT, LATER));
    }

    @Test
    void keepsWhatItIsAboutWhateverHappens() {
        var later = chat.send(IRIS, Drafts.saying("Hello"), LATER)
                .then(said -> said.close(People.CARLA, null, LATER))
                .then(closed -> closed.reopen(People.CARLA, LATER));

        assertThat(later.chat().enrollment()).isEqualTo(new Enrollment(KEY, SEVEN));
    }

    @Test
    void theInfluencerSpeaksAsAVisitorAndAnOperatorAnswersAsStaff() {
        var asked = chat.send(IRIS, Drafts.saying("Hello"), LATER);
        var answered = asked.chat().send(OLGA, Drafts.saying("Good morning"), LATER);
        var question = asked.messages().getFirst();
        var answer = answered.messages().getFirst();

        assertThat(question.sender().type()).isEqualTo(SenderType.VISITOR);
        assertThat(question.sender().id()).isEqualTo(IRIS.subject());
        assertThat(question.firstResponse()).isFalse();
        assertThat(answer.sender().type()).isEqualTo(SenderType.COMMERCIAL);
        assertThat(answer.firstResponse()).isTrue();
        assertThat(answered.chat().progress().assignee()).isNull();
    }

    @Test
    void notesAreTheStaffsAlone() {
        var noted = chat.send(People.CARLA, Drafts.noting("A note"), LATER);
        var note = noted.messages().getFirst();

        for (Participant person : List.of(IRIS, OLGA)) {
            assertThat(noted.chat().shows(note, person)).isFalse();
            assertThatExceptionOfType(StaffOnly.class)
                    .isThrownBy(() -> chat.send(person, Drafts.noting("Another"), LATER));
            assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> chat.prioritise(person, Priority.HIGH, LATER));
            assertThatExceptionOfType(StaffOnly.class)
                    .isThrownBy(() -> chat.tag(person, Tags.NONE, new Tags(List.of("VIP")), LATER));
            assertThatExceptionOfType(VisitorOnly.class).isThrownBy(() -> chat.requestAgent(person, LATER));
        }
    }

    @Test
    void keysAreBounded() {
        for (var wrong : List.of("", " ", "a b", "a/b", "a".repeat(101), "caf\u00e9")) {
            assertThat(EnrollmentId.of(wrong)).isEmpty();
            assertThatIllegalArgumentException().isThrownBy(() -> new EnrollmentId(wrong));
        }
        for (var wrong : List.of("", " ", "7 8", "7".repeat(101), "caf\u00e9")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new InfluencerId(wrong));
        }
    }
}
