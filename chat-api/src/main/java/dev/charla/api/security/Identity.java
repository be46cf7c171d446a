package dev.charla.api.security;

import dev.charla.api.security.Anchor.OfRights;
import dev.charla.domain.people.Influencer;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Staff;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose identity has been proven.
 *
 * @param proof how
 * @param login the log-in that the proof belongs to; {@code null} for a visitor, a program, and a token of another issuer
 * @param sessionId the session that proves it; {@code null} for a token
 * @param expiresAt when the proof ends by itself; {@code null} for a session, which lives as long as it is used
 * @param phone the telephone number that was proven along with it; {@code null} for none
 */
public record Identity(
        Participant person,
        Proof proof,
        @Nullable LoginId login,
        @Nullable String sessionId,
        @Nullable Instant expiresAt,
        @Nullable PhoneNumber phone) {

    /** Somebody of whom no telephone number was proven. */
    public Identity(
            Participant person,
            Proof proof,
            @Nullable LoginId login,
            @Nullable String sessionId,
            @Nullable Instant expiresAt) {
        this(person, proof, login, sessionId, expiresAt, null);
    }

    /** What an identity was proven by. */
    public enum Proof {
        TOKEN,
        VISITOR_SESSION,
        CONSOLE_SESSION
    }

    /** What the proof hangs on; each alone ends it. */
    public List<Anchor> anchors() {
        return Stream.<Optional<Anchor>>of(
                        Optional.ofNullable(login).map(Anchor.OfLogin::new),
                        Optional.ofNullable(sessionId).map(Anchor.OfSession::new),
                        person instanceof Staff staff ? Optional.of(OfRights.of(staff)) : Optional.empty())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether it is the same person, whatever else has changed about it; one who speaks for another influencer is not. */
    public boolean provesTheSameAs(Identity other) {
        var one = person.asSender();
        var two = other.person.asSender();
        return one.type() == two.type()
                && one.id().equals(two.id())
                && influencer(person).equals(influencer(other.person));
    }

    private static Optional<InfluencerId> influencer(Participant person) {
        return person instanceof Influencer speaker ? Optional.of(speaker.influencer()) : Optional.empty();
    }

    /** Names nobody's secrets. */
    @Override
    public String toString() {
        return "Identity[" + person.asSender().type() + " " + person.asSender().id() + " by " + proof + "]";
    }
}
