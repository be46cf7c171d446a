package dev.charla.application.usecase;

import dev.charla.application.port.in.ChooseStatus;
import dev.charla.application.port.in.ChooseStatus.Chosen;
import dev.charla.application.port.out.Roster;
import dev.charla.domain.people.Duty;
import java.time.InstantSource;

public final class ChooseStatusCommandHandler {

    private final Roster roster;
    private final InstantSource clock;

    public ChooseStatusCommandHandler(Roster roster, InstantSource clock) {
        this.roster = roster;
        this.clock = clock;
    }

    public Chosen handle(ChooseStatus command) {
        var staff = command.by().id();
        var before = roster.lock(staff).map(Duty::chosen).orElse(null);
        roster.choose(staff, command.status(), clock.instant());
        return new Chosen(before);
    }
}
