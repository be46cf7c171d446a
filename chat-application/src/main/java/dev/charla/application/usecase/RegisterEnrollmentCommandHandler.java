package dev.charla.application.usecase;

import static java.util.Comparator.comparing;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.application.port.in.RegisterEnrollment.Registered;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatChange;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens the chat of an enrollment, or gives it to another influencer.
 *
 * <p>A chat belongs to a visitor, and there the influencer stands as one whom no session ever proves: who takes part is asked
 * of the enrollment alone.
 */
public final class RegisterEnrollmentCommandHandler {

    private final ChatRepository chats;
    private final VisitorRepository visitors;
    private final SiteRepository sites;
    private final ChatChanges changes;
    private final IdGenerator ids;
    private final InstantSource clock;

    public RegisterEnrollmentCommandHandler(
            ChatRepository chats,
            VisitorRepository visitors,
            SiteRepository sites,
            MessageRepository messages,
            RoomLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.visitors = visitors;
        this.sites = sites;
        this.changes = new ChatChanges(chats, messages, log);
        this.ids = ids;
        this.clock = clock;
    }

    public Registered handle(RegisterEnrollment command) {
        var by = whoMay(command.by());
        var enrollment = command.enrollment();
        if (chats.findEnrolled(enrollment.id()).isPresent()) {
            return again(by, enrollment);
        }
        var opening = opening(enrollment, site(by, command.domain()), clock.instant());
        return changes.addEnrolled(opening) ? new Registered(opening.chat(), true) : again(by, enrollment);
    }

    private static Insider whoMay(Participant person) {
        return switch (person) {
            case Integration program -> program;
            case Staff staff -> admin(staff);
            case Visitor visitor -> throw new StaffOnly();
            case Correspondent correspondent -> throw new StaffOnly();
        };
    }

    private static Staff admin(Staff staff) {
        if (!staff.isAtLeast(Role.ADMIN)) {
            throw new AdminsOnly();
        }
        return staff;
    }

    private Registered again(Insider by, Enrollment enrollment) {
        var chat = chats.findEnrolled(enrollment.id())
                .map(Chat::id)
                .flatMap(chats::lock)
                .orElseThrow(ChatNotFound::new);
        if (!chat.isVisibleTo(by)) {
            throw new AdminsOnly(); // of another site: that the id is taken cannot be kept from who wants to register
            // it
        }
        var change = chat.enroll(by, enrollment.influencer(), clock.instant());
        if (!change.entries().isEmpty()) {
            changes.update(change);
        }
        return new Registered(change.chat(), false);
    }

    private ChatChange opening(Enrollment enrollment, Site site, Instant now) {
        var stand =
                new Profile(new VisitorId(ids.next()), site.tenant(), site.id(), ContactDetails.NONE, null, null, now);
        visitors.add(stand);
        var about = Map.of("enrollmentId", enrollment.id().value());
        var origin = new Origin(site.tenant(), site.id(), stand.id(), about, now);
        return Chat.openFor(enrollment, new ChatId(ids.next()), origin);
    }

    private Site site(Insider by, @Nullable String domain) {
        var wanted = domain == null ? null : domain.strip().toLowerCase(Locale.ROOT);
        return sites.all().stream()
                .filter(site -> by.sites().contains(site.id()))
                .filter(site -> wanted == null || site.domain().equals(wanted))
                .min(comparing(site -> site.id().value()))
                .orElseThrow(() -> new InvalidMessage("domain", "must be that of one of your sites"));
    }
}
