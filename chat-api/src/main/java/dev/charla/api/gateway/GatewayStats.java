package dev.charla.api.gateway;

import dev.charla.domain.people.SenderType;
import java.util.Set;

/** Figures of this node: the first two of this moment, refusals since the start. */
public final class GatewayStats {

    private final RoomHub hub;
    private final LiveIdentities identities;
    private final Refusals refusals;

    GatewayStats(RoomHub hub, LiveIdentities identities, Refusals refusals) {
        this.hub = hub;
        this.identities = identities;
        this.refusals = refusals;
    }

    /** Rooms with listeners. */
    public long rooms() {
        return hub.size();
    }

    /** Sockets of people of that kind. */
    public long sockets(SenderType actor) {
        return identities.count(actor);
    }

    /** Every code that {@code connect_error} may have. */
    public Set<String> refusalCodes() {
        return refusals.codes();
    }

    /** How often a connection was refused with that code. */
    public long refusals(String code) {
        return refusals.count(code);
    }
}
