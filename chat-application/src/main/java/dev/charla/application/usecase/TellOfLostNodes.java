package dev.charla.application.usecase;

import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.StaffRepository.Account;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.VisitorId;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells who went with a node that was killed, of visitors and staff. Nobody else is kept by an id alone: of a program nothing is
 * told, and sockets that are counted for something else than a person, such as a telephone number, are nobody's going.
 */
public final class TellOfLostNodes implements LiveSockets.Witness {

    private final StaffRepository staff;
    private final VisitorRepository visitors;
    private final KeepPresence presence;

    public TellOfLostNodes(StaffRepository staff, VisitorRepository visitors, KeepPresence presence) {
        this.staff = staff;
        this.visitors = visitors;
        this.presence = presence;
    }

    @Override
    public void gone(UUID person) {
        find(person).ifPresent(presence::went);
    }

    @Override
    public void back(UUID person) {
        find(person).ifPresent(presence::came);
    }

    private Optional<Participant> find(UUID person) {
        return visitors.find(new VisitorId(person))
                .<Participant>map(Profile::visitor)
                .or(() -> staff.find(new StaffId(person)).map(Account::staff));
    }
}
