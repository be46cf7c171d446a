package dev.charla.application.port.in;

import dev.charla.domain.people.SiteId;

/** Give the next chat that waits at a site to somebody who takes it. */
public record ServeQueue(SiteId site) implements Command<ServeQueue.Served> {

    /** @param assigned whether there was such a chat, so that there may be another */
    public record Served(boolean assigned) {}
}
