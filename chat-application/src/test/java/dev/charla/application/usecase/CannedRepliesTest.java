package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.CannedReplies.Shared;
import dev.charla.application.port.in.ChangeCannedReplies;
import dev.charla.application.port.in.ChangeCannedReplies.AddCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RemoveCannedReply;
import dev.charla.application.port.in.ChangeCannedReplies.RewordCannedReply;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.replies.CannedReply;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal;
import dev.charla.domain.replies.CannedReplyRefusal.InvalidCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import dev.charla.domain.replies.CannedReplyRefusal.SupervisorsOnly;
import dev.charla.domain.replies.CannedReplyRefusal.TooManyCannedReplies;
import dev.charla.domain.replies.Wording;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CannedRepliesTest {

    private static final Wording HOURS = new Wording("hours", "Opening hours", "We are open from 9 to 6.");
    private static final Wording BYE = new Wording("bye", "Farewell", "Thank you, and goodbye.");

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Shop branch = shop.branch("branch.example");
    private final Staff carla = shop.commercial("Carla");
    private final Staff olga = shop.staff("Olga", Role.SUPERVISOR);
    private final Staff bob = branch.commercial("Bob");

    @Test
    void aSiteSharesWhatAnyOfItsStaffAdds() {
        var id = charla.change(new AddCannedReply(carla, " Shop.Example ", HOURS));

        var shared =
                new Shared(new CannedReply(id, carla.tenant(), shop.site().id(), HOURS, Charla.NOW), "shop.example");
        assertThat(charla.replies.all(olga)).containsExactly(shared);
        assertThat(charla.replies.view(olga, id)).isEqualTo(shared);
        assertThat(charla.replies.all(bob)).isEmpty();
        assertThatExceptionOfType(NoSuchCannedReply.class).isThrownBy(() -> charla.replies.view(bob, id));
    }

    @Test
    void aTenantSharesWhatASupervisorAdds() {
        charla.change(new AddCannedReply(olga, null, HOURS));
        charla.change(new AddCannedReply(bob, "branch.example", BYE));

        assertThat(charla.replies.all(bob))
                .extracting(shared -> shared.reply().wording())
                .containsExactly(BYE, HOURS);
        assertThat(charla.replies.all(bob)).extracting(Shared::domain).containsExactly("branch.example", null);
        assertThat(charla.replies.all(charla.shop("other.example").commercial("Stella")))
                .isEmpty();
    }

    @Test
    void nobodyAddsForOthers() {
        charla.shop("other.example");
        refuses(SupervisorsOnly.class, new AddCannedReply(carla, null, HOURS));
        refuses(InvalidCannedReply.class, new AddCannedReply(carla, "branch.example", HOURS));
        refuses(InvalidCannedReply.class, new AddCannedReply(olga, "other.example", HOURS));
        refuses(InvalidCannedReply.class, new AddCannedReply(carla, "nowhere.example", HOURS));
    }

    @Test
    void aReplyIsRewordedByThoseWhoShareIt() {
        var id = charla.change(new AddCannedReply(carla, "shop.example", HOURS));
        charla.after(Duration.ofMinutes(1));

        assertThat(charla.change(new RewordCannedReply(olga, id, BYE))).isEqualTo(id);
        assertThat(charla.replies.view(carla, id).reply())
                .isEqualTo(new CannedReply(id, carla.tenant(), shop.site().id(), BYE, Charla.NOW.plusSeconds(60)));
        refuses(NoSuchCannedReply.class, new RewordCannedReply(bob, id, HOURS));
        refuses(NoSuchCannedReply.class, new RewordCannedReply(carla, nothing(), HOURS));
    }

    @Test
    void aTenantsReplyIsNoCommercialsToChange() {
        var id = charla.change(new AddCannedReply(olga, null, HOURS));

        refuses(SupervisorsOnly.class, new RewordCannedReply(carla, id, BYE));
        refuses(SupervisorsOnly.class, new RemoveCannedReply(carla, id));
    }

    @Test
    void aReplyIsRemovedByThoseWhoShareIt() {
        var id = charla.change(new AddCannedReply(carla, "shop.example", HOURS));
        refuses(NoSuchCannedReply.class, new RemoveCannedReply(bob, id));

        assertThat(charla.change(new RemoveCannedReply(olga, id))).isEqualTo(id);
        assertThat(charla.replies.all(olga)).isEmpty();
        refuses(NoSuchCannedReply.class, new RemoveCannedReply(olga, id));
    }

    @Test
    void aShortcutNamesOne() {
        charla.change(new AddCannedReply(carla, "shop.example", HOURS));
        var bye = charla.change(new AddCannedReply(carla, "shop.example", BYE));

        refuses(ShortcutTaken.class, new AddCannedReply(olga, "shop.example", HOURS));
        refuses(ShortcutTaken.class, new RewordCannedReply(olga, bye, HOURS));
    }

    @Test
    void thereIsAnEndToThem() {
        for (int number = 0; number < CannedReply.MOST; number++) {
            charla.change(new AddCannedReply(olga, null, new Wording("r" + number, "t", "c")));
        }

        refuses(TooManyCannedReplies.class, new AddCannedReply(bob, "branch.example", HOURS));
    }

    private void refuses(Class<? extends CannedReplyRefusal> why, ChangeCannedReplies command) {
        var before = charla.storage.replies().ofTenant(carla.tenant());
        assertThatExceptionOfType(why).isThrownBy(() -> charla.change(command));
        assertThat(charla.storage.replies().ofTenant(carla.tenant())).isEqualTo(before);
    }

    private static CannedReplyId nothing() {
        return new CannedReplyId(new UUID(0, 0));
    }
}
