package dev.charla.application.port.in;

/** Where commands are handed in. */
public interface Commands {

    /**
     * Carries out a command in one transaction and waits for its commit.
     *
     * <p>When this returns, everything the command did is stored, and its events are on their way to the rooms. When it
     * throws, nothing was stored: a refusal is thrown as it is, and so is a failure of the storage.
     */
    <R> R send(Command<R> command);
}
