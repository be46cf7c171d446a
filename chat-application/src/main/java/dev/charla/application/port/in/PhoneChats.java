package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Visitor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as those who listen under one need them. Blocks on the database. */
public interface PhoneChats {

    /** The site whose chats these are. */
    SiteId site();

    /**
     * The visitor for whom a number stands, who is made now if there was none.
     *
     * @param proven who has proven the number; {@code null} where only the number is known
     */
    Visitor ownerOf(PhoneNumber phone, @Nullable Visitor proven);

    /** @return empty while the number has no chat */
    Optional<Place> find(PhoneNumber phone);

    Optional<PhoneNumber> phoneOf(ChatId chat);

    /** Notes down that somebody who listens was told the chat's public room up to there. */
    void told(ChatId chat, long seq);

    /** Somebody listens from now on, on this node. */
    void listens(PhoneNumber phone, String listener);

    void listensNoMore(PhoneNumber phone, String listener);

    /** Whether anybody listens, on whatever node. */
    boolean isHeard(PhoneNumber phone);

    /** @param toldSeq the place in the chat's public room up to which somebody was told what happened */
    record Place(ChatId chat, long toldSeq) {}
}
