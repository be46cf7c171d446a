package dev.charla.application.memory;

import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.VisitorId;
import java.util.Objects;
import java.util.Optional;

final class MemoryVisitorRepository implements VisitorRepository {

    private final Table<Profile> visitors;

    MemoryVisitorRepository(Table<Profile> visitors) {
        this.visitors = visitors;
    }

    @Override
    public Optional<Profile> find(VisitorId id) {
        return visitors.find(profile -> profile.id().equals(id));
    }

    @Override
    public Optional<Profile> findBySubject(SiteId site, String subject) {
        return visitors.find(profile -> profile.site().equals(site)
                && profile.verified() != null
                && profile.verified().subject().equals(subject));
    }

    @Override
    public Optional<Profile> findByPhone(SiteId site, PhoneNumber phone) {
        return visitors.find(profile -> profile.site().equals(site)
                && profile.verified() != null
                && phone.value().equals(profile.verified().details().phone()));
    }

    @Override
    public boolean addVerified(Profile profile) {
        var subject = Objects.requireNonNull(profile.verified()).subject();
        var isNew = findBySubject(profile.site(), subject).isEmpty();
        if (isNew) {
            add(profile);
        }
        return isNew;
    }

    @Override
    public void add(Profile profile) {
        visitors.addUnless(present -> present.id().equals(profile.id()), profile);
    }

    @Override
    public void update(Profile profile) {
        visitors.replace(present -> present.id().equals(profile.id()), profile);
    }
}
