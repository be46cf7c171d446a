package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.VisitorId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which visitor and which chat of a site stand for a telephone number. Every method joins the caller's transaction, if
 * there is one.
 */
public interface PhoneLines {

    Optional<Line> find(SiteId site, PhoneNumber phone);

    Optional<Line> ofChat(ChatId chat);

    /** Finds a line and holds it for the caller alone until the transaction ends. Held before the chat's lock is asked for. */
    Optional<Line> lock(SiteId site, PhoneNumber phone);

    /**
     * Adds a line, unless the number has one at the site or the visitor has one. Waits for another transaction that is adding
     * such a one.
     *
     * @return whether it was added
     */
    boolean add(Line line);

    /** Gives a line that the caller has locked to a visitor and a chat; what was told of another chat counts no more. */
    void assign(SiteId site, PhoneNumber phone, VisitorId visitor, @Nullable ChatId chat);

    /** A visitor has opened a chat: it becomes the one of the visitor's line, if that has none yet. */
    void opened(VisitorId visitor, ChatId chat);

    /** Notes down that the number's sockets were told the chat's public room up to there; never goes back. */
    void told(ChatId chat, long seq);

    /**
     * @param visitor one with this number has no other
     * @param chat {@code null} until there is one
     * @param toldSeq the place in the chat's public room up to which some socket of the number was told what happened
     */
    record Line(
            SiteId site,
            PhoneNumber phone,
            VisitorId visitor,
            @Nullable ChatId chat,
            long toldSeq) {}
}
