package dev.charla.api.gateway;

import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;

/** For whoever is to give no command. */
public final class NoCommands implements Commands {

    @Override
    public <R> R send(Command<R> command) {
        throw new UnsupportedOperationException();
    }
}
