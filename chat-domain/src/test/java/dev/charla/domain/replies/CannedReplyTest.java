package dev.charla.domain.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.people.Role;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReplyRefusal.InvalidCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import dev.charla.domain.replies.CannedReplyRefusal.ShortcutTaken;
import dev.charla.domain.replies.CannedReplyRefusal.SupervisorsOnly;
import dev.charla.domain.replies.CannedReplyRefusal.TooManyCannedReplies;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CannedReplyTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00.123Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final SiteId SHOP = new SiteId(new UUID(2, 1));
    private static final SiteId BRANCH = new SiteId(new UUID(2, 2));
    private static final Wording HOURS = new Wording("hours", "Opening hours", "We are open from 9 to 6.");

    @Test
    void aSitesReplyIsItsStaffsToSeeAndToWrite() {
        var reply = replyOf(SHOP);

        assertThat(reply.isSeenBy(staff(TENANT, Role.COMMERCIAL, SHOP))).isTrue();
        assertThatCode(() -> reply.refuseUnlessWrittenBy(staff(TENANT, Role.COMMERCIAL, SHOP)))
                .doesNotThrowAnyException();
    }

    @Test
    void aSitesReplyIsNothingToOthers() {
        var reply = replyOf(SHOP);

        assertNothing(reply, staff(TENANT, Role.ADMIN, BRANCH));
        assertNothing(reply, staff(new TenantId(new UUID(1, 2)), Role.ADMIN, SHOP));
    }

    @Test
    void aTenantsReplyIsSeenByAllAndWrittenBySupervisors() {
        var reply = replyOf(null);
        var commercial = staff(TENANT, Role.COMMERCIAL, BRANCH);

        assertThat(reply.isSeenBy(commercial)).isTrue();
        assertThatExceptionOfType(SupervisorsOnly.class).isThrownBy(() -> reply.refuseUnlessWrittenBy(commercial));
        assertThatCode(() -> reply.refuseUnlessWrittenBy(staff(TENANT, Role.SUPERVISOR, BRANCH)))
                .doesNotThrowAnyException();
        assertNothing(reply, staff(new TenantId(new UUID(1, 2)), Role.ADMIN, SHOP));
    }

    @Test
    void aNewWordingLeavesTheRest() {
        var other = new Wording("hours", "Opening hours", "We are open from 10 to 7.");

        assertThat(replyOf(SHOP).saying(other, LATER))
                .isEqualTo(new CannedReply(replyOf(SHOP).id(), TENANT, SHOP, other, LATER));
    }

    @Test
    void shortcutsAreInLowerCaseAndTextsWithoutBlanksAtTheirEnds() {
        assertThat(new Wording(" Env\u00EDo-24_h ", " Title ", " One\nTwo \uD83D\uDE00 "))
                .isEqualTo(new Wording("env\u00EDo-24_h", "Title", "One\nTwo \uD83D\uDE00"));
    }

    @Test
    void wordingsMayBeAsLongAsTheRulesAllow() {
        assertThat(new Wording(
                        "s".repeat(Wording.MAX_SHORTCUT),
                        "\uD83D\uDE00".repeat(Wording.MAX_TITLE),
                        "\uD83D\uDE00".repeat(Wording.MAX_CONTENT)))
                .isNotNull();
        refuses("shortcut", "s".repeat(Wording.MAX_SHORTCUT + 1), "t", "c");
        refuses("title", "s", "t".repeat(Wording.MAX_TITLE + 1), "c");
        refuses("content", "s", "t", "c".repeat(Wording.MAX_CONTENT + 1));
    }

    @Test
    void rejectsWordingsThatCannotBeTypedShownOrStored() {
        refuses("shortcut", "", "t", "c");
        refuses("shortcut", "two words", "t", "c");
        refuses("shortcut", "<b>", "t", "c");
        refuses("title", "s", " ", "c");
        refuses("title", "s", "two\nlines", "c");
        refuses("title", "s", "half \uD83D", "c");
        refuses("content", "s", "t", " ");
        refuses("content", "s", "t", "a\u0000b");
    }

    @Test
    void refusalsAreAnswersAndNoFaults() {
        assertThat(List.of(
                        new NoSuchCannedReply(),
                        new InvalidCannedReply("title", "must be something"),
                        new SupervisorsOnly(),
                        new ShortcutTaken(),
                        new TooManyCannedReplies()))
                .allSatisfy(refusal -> {
                    assertThat(refusal).message().isNotBlank();
                    assertThat(refusal.getStackTrace()).isEmpty();
                });
        assertThat(new CannedReplyId(new UUID(1, 2))).hasToString(new UUID(1, 2).toString());
    }

    private static void refuses(String field, String shortcut, String title, String content) {
        assertThatExceptionOfType(InvalidCannedReply.class)
                .isThrownBy(() -> new Wording(shortcut, title, content))
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.rule()).startsWith("must be 1 to ");
                });
    }

    private static void assertNothing(CannedReply reply, Staff stranger) {
        assertThat(reply.isSeenBy(stranger)).isFalse();
        assertThatExceptionOfType(NoSuchCannedReply.class).isThrownBy(() -> reply.refuseUnlessWrittenBy(stranger));
    }

    private static CannedReply replyOf(@Nullable SiteId site) {
        return new CannedReply(new CannedReplyId(new UUID(3, 1)), TENANT, site, HOURS, NOW);
    }

    private static Staff staff(TenantId tenant, Role role, SiteId site) {
        return new Staff(new StaffId(new UUID(4, 1)), tenant, "s@shop.example", "Sam", Set.of(role), Set.of(site));
    }
}
