package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.application.port.in.RegisterEnrollment.Registered;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.Operator;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegisterEnrollmentTest {

    private static final String KEY = "9b7a28d8-ebae-44a7-b386-1894ba32357d";
    private static final Influencer IRIS = new Influencer(new UUID(8, 1), "iris", null, new InfluencerId("7"));
    private static final Influencer IGOR = new Influencer(new UUID(8, 2), "igor", null, new InfluencerId("8"));
    private static final Operator OLGA = new Operator(new UUID(8, 3), "olga", null);

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop elsewhere = charla.shop("elsewhere.example");
    private final Staff ada = shop.staff("Ada", Role.ADMIN);

    @Test
    void opensAChatForTheInfluencerOfIt() {
        var registered = charla.enroll(ada, KEY, "7", null);

        assertThat(registered.isNew()).isTrue();
        for (Participant person : List.of(IRIS, OLGA, ada)) {
            assertThat(charla.enrollments.seenBy(person, new EnrollmentId(KEY))).isEqualTo(registered.chat());
        }
        assertThat(registered.chat().origin().metadata()).containsExactlyEntriesOf(Map.of("enrollmentId", KEY));
        charla.say(IRIS, registered.chat().id(), "Hello");
        assertThat(charla.page(OLGA, registered.chat().id(), 10, null).messages())
                .hasSize(1);
    }

    @Test
    void registersTheSameOnce() {
        var first = charla.enroll(ada, KEY, "7", null);
        var again = charla.enroll(shop.program("Robot"), KEY, "7", null);

        assertThat(again).isEqualTo(new Registered(first.chat(), false));
    }

    @Test
    void givesItToAnotherInfluencerWithAllThatWasSaid() {
        var chat = charla.enroll(ada, KEY, "7", null).chat().id();
        charla.say(IRIS, chat, "Hello");
        charla.enroll(ada, KEY, "8", null);

        assertThat(charla.page(IGOR, chat, 10, null).messages()).hasSize(1);
        unseenBy(IRIS);
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> charla.say(IRIS, chat, "Still there?"));
    }

    @Test
    void strangersCannotTellItFromNothing() {
        charla.enroll(ada, KEY, "7", null);

        unseenBy(IGOR);
        unseenBy(elsewhere.commercial("Stella"));
        unseenBy(shop.visitor("Vera"));
        assertThatExceptionOfType(AdminsOnly.class)
                .isThrownBy(() -> charla.enroll(elsewhere.program("Stranger"), KEY, "8", null));
    }

    @Test
    void isForAdminsAndPrograms() {
        assertThatExceptionOfType(AdminsOnly.class)
                .isThrownBy(() -> charla.enroll(shop.staff("Susan", Role.SUPERVISOR), KEY, "7", null));
        for (Participant person : List.of(IRIS, OLGA, shop.visitor("Vera"))) {
            assertThatExceptionOfType(StaffOnly.class).isThrownBy(() -> charla.enroll(person, KEY, "7", null));
        }
    }

    @Test
    void belongsToTheSiteThatIsNamed() {
        var registered = charla.enroll(ada, KEY, "7", " Shop.example ");

        assertThat(registered.chat().origin().site()).isEqualTo(shop.site().id());
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> charla.enroll(ada, "another", "7", "elsewhere.example"));
    }

    @Test
    void belongsToTheFirstOfSeveralSitesWhenNoneIsNamed() {
        var branch = shop.branch("branch.example");
        var sites = Set.of(branch.site().id(), shop.site().id());
        var manager = new Staff(ada.id(), ada.tenant(), ada.email(), ada.name(), ada.roles(), sites);

        assertThat(charla.enroll(manager, KEY, "7", null).chat().origin().site())
                .isEqualTo(shop.site().id());
    }

    @Test
    void hasAVisitorOfItsOwnAndARecordOfItsBeginning() {
        var chat = charla.enroll(ada, KEY, "7", null).chat();

        assertThat(charla.storage.visitors().find(chat.origin().visitor())).isPresent();
        assertThat(charla.storage.log().after(new Room(chat.id(), Audience.RECORD), 0, 10))
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("ChatOpenedEvent", "ChatEnrolledEvent");
    }

    @Test
    void whoeverIsFasterOpensTheOneChat() {
        var storage = charla.storage;
        var faster = new ArrayList<Registered>();
        IdGenerator slow = () -> {
            if (faster.isEmpty()) {
                faster.add(charla.enroll(ada, KEY, "7", null));
            }
            return storage.ids().next();
        };
        var late = new RegisterEnrollmentCommandHandler(
                storage.chats(),
                storage.visitors(),
                storage.sites(),
                storage.messages(),
                storage.log(),
                slow,
                () -> Charla.NOW);

        var second = late.handle(
                new RegisterEnrollment(ada, new Enrollment(new EnrollmentId(KEY), new InfluencerId("7")), null));

        assertThat(second).isEqualTo(new Registered(faster.getFirst().chat(), false));
    }

    @Test
    void isGivenToNobodyOfTheStaff() {
        var chat = charla.enroll(ada, KEY, "7", null).chat();

        assertThat(charla.storage.roster().queue(shop.site().id(), 10)).isEmpty();
        assertThat(chat.progress().assignee()).isNull();
    }

    private void unseenBy(Participant person) {
        assertThatExceptionOfType(ChatNotFound.class)
                .isThrownBy(() -> charla.enrollments.seenBy(person, new EnrollmentId(KEY)));
    }
}
