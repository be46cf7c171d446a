package dev.charla.application.usecase;

import dev.charla.application.port.in.OpenPhoneLine;
import dev.charla.domain.people.Visitor;

public final class OpenPhoneLineCommandHandler {

    private final PhoneOwners owners;

    public OpenPhoneLineCommandHandler(PhoneOwners owners) {
        this.owners = owners;
    }

    public Visitor handle(OpenPhoneLine command) {
        return owners.owner(owners.line(command.phone(), command.owner())).visitor();
    }
}
