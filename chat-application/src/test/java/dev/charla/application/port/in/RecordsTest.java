package dev.charla.application.port.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.port.in.IdentityRefusal.ForeignOrigin;
import dev.charla.application.port.in.IdentityRefusal.UnknownSite;
import dev.charla.application.port.in.IdentityRefusal.UnprovenIdentity;
import dev.charla.application.port.in.IdentityRefusal.WrongCredentials;
import dev.charla.application.port.in.PrepareInstallation.NewSite;
import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.IntegrationId;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final ContactDetails KNOWN = new ContactDetails("Vera", "v@home.example", "+34 600");

    @Test
    void contactDetailsFillTheirGapsFromWhatIsKnown() {
        assertThat(ContactDetails.NONE.over(KNOWN)).isEqualTo(KNOWN);
        assertThat(KNOWN.over(ContactDetails.NONE)).isEqualTo(KNOWN);
        assertThat(new ContactDetails("V", "w@home.example", "+34 700").over(KNOWN))
                .isEqualTo(new ContactDetails("V", "w@home.example", "+34 700"));
    }

    @Test
    void contactDetailsAreEmptyWithoutAnyPart() {
        assertThat(new ContactDetails(null, null, null).isEmpty()).isTrue();
        assertThat(new ContactDetails("V", null, null).isEmpty()).isFalse();
        assertThat(new ContactDetails(null, "v@home.example", null).isEmpty()).isFalse();
        assertThat(new ContactDetails(null, null, "+34 600").isEmpty()).isFalse();
    }

    @Test
    void identityRefusalsAreAnswersAndNoFaults() {
        assertThat(List.of(new WrongCredentials(), new UnknownSite(), new ForeignOrigin(), new UnprovenIdentity()))
                .allSatisfy(refusal -> {
                    assertThat(refusal).message().isNotBlank();
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
    }

    @Test
    void wordsAndNumbersStayOutOfLogs() {
        var robot = new Integration(new IntegrationId(new UUID(8, 1)), "Robot", Set.of(), Set.of());
        var phone = new PhoneNumber("+34600111222");

        assertThat(new ReplyToPhone(robot, phone, new Content("canary"), List.of()))
                .hasToString("ReplyToPhone[Robot]");
        assertThat(new Conversations.Reply(7, "canary")).hasToString("Reply[7]");
        assertThat(new Assistant.Answer("canary", true)).hasToString("Answer[known=true]");
    }

    @Test
    void passwordsStayOutOfLogs() {
        var ada = new Staff(new StaffId(new UUID(4, 1)), new TenantId(new UUID(1, 1)), "a@", "A", Set.of(), Set.of());

        assertThat(new AddStaff(ada, "n@shop.example", "Nora", "canary", Set.of(), null, null))
                .hasToString("AddStaff[" + ada.id() + "]");
        assertThat(new ChangeStaff.NewPassword("canary", "canary", null)).hasToString("NewPassword[…]");
    }

    @Test
    void aDraftWithAKeyThatCanBeNoneIsRefused() {
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> new MessageDraft(new Content("Hello"), MessageType.TEXT, false, "no key\n"));
    }

    @Test
    void whoeverAsksTheAssistantKnowsItsSitesOrAll() {
        var site = new SiteId(new UUID(2, 1));

        assertThat(new Conversations.User("key", Set.of(site)).sites()).containsExactly(site);
        assertThat(new Conversations.User("key", null).sites()).isNull();
    }

    @Test
    void refreshTokensStayOutOfLogs() {
        var login = new LoginId(new UUID(7, 7));
        var staff = new Staff(new StaffId(new UUID(4, 1)), new TenantId(new UUID(1, 1)), "c@", "C", Set.of(), Set.of());

        assertThat(List.of(
                        new StartLogin.Started(login, "secret"),
                        new RefreshLogin("secret"),
                        new RefreshLogin.Refreshed(new Account(staff, 1, "hash"), login, "secret"),
                        new EndLogin.ByRefreshToken("secret"),
                        new IdentifyVisitor("d", "k", null, null, false, null, ContactDetails.NONE, "secret"),
                        new NewSite("d", "k", "n", List.of(), "secret"),
                        new Site(new SiteId(new UUID(2, 2)), staff.tenant(), "d", "n", "k", List.of(), "secret")))
                .allSatisfy(record -> assertThat(record.toString()).isNotBlank().doesNotContain("secret"));
    }
}
