package dev.charla.application.usecase;

import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Visitor;
import dev.charla.domain.people.VisitorId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the visitor for whom a telephone number stands at the bridge's site. A number is a visitor's as long as the
 * site vouches for no other number of it.
 */
public final class PhoneOwners {

    private final PhoneLines lines;
    private final VisitorRepository visitors;
    private final Supplier<Site> site;
    private final IdGenerator ids;
    private final InstantSource clock;

    /** @param site whose chats the bridge's are */
    public PhoneOwners(
            PhoneLines lines, VisitorRepository visitors, Supplier<Site> site, IdGenerator ids, InstantSource clock) {
        this.lines = lines;
        this.visitors = visitors;
        this.site = site;
        this.ids = ids;
        this.clock = clock;
    }

    Site site() {
        return site.get();
    }

    /**
     * The number's line, locked until the transaction ends.
     *
     * @param proven who has proven the number; {@code null} where only the number is known
     */
    Line line(PhoneNumber phone, @Nullable Visitor proven) {
        var known = lines.lock(site().id(), phone).orElseGet(() -> add(phone, proven));
        return isOwner(known) ? known : givenAway(known);
    }

    Profile owner(Line line) {
        return visitors.find(line.visitor()).orElseThrow();
    }

    /** Stands for somebody new where no owner is known, or that one has another line. */
    private Line add(PhoneNumber phone, @Nullable Visitor proven) {
        owner(phone, proven).ifPresent(owner -> lines.add(new Line(site().id(), phone, owner, null, 0)));
        var stranger = stranger(new VisitorId(ids.next()), phone);
        if (lines.add(new Line(site().id(), phone, stranger.id(), null, 0))) {
            visitors.add(stranger);
        }
        return lines.lock(site().id(), phone).orElseThrow();
    }

    private Optional<VisitorId> owner(PhoneNumber phone, @Nullable Visitor proven) {
        return Optional.ofNullable(proven)
                .filter(visitor -> visitor.site().equals(site().id()))
                .map(Visitor::id)
                .or(() -> visitors.findByPhone(site().id(), phone).map(Profile::id));
    }

    private boolean isOwner(Line line) {
        var verified = owner(line).verified();
        var number = verified == null ? null : verified.details().phone();
        return number == null
                || PhoneNumber.parse(number).filter(line.phone()::equals).isPresent();
    }

    /** Whose number is another now must not read what is said to the next who has it. */
    private Line givenAway(Line line) {
        var next = stranger(new VisitorId(ids.next()), line.phone());
        visitors.add(next);
        lines.assign(line.site(), line.phone(), next.id(), null);
        return new Line(line.site(), line.phone(), next.id(), null, 0);
    }

    private Profile stranger(VisitorId id, PhoneNumber phone) {
        var contact = new ContactDetails(null, null, phone.value());
        return new Profile(id, site().tenant(), site().id(), contact, null, null, clock.instant());
    }
}
