package dev.charla.application.memory;

import dev.charla.application.port.out.VisitorRepository;
import dev.charla.domain.people.VisitorId;
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
    public void add(Profile profile) {
        visitors.addUnless(present -> present.id().equals(profile.id()), profile);
    }

    @Override
    public void update(Profile profile) {
        visitors.replace(present -> present.id().equals(profile.id()), profile);
    }
}
