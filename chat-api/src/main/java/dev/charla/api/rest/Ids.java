package dev.charla.api.rest;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.StaffRefusal.NoSuchCommercial;
import dev.charla.domain.people.VisitorId;
import dev.charla.domain.replies.CannedReplyId;
import dev.charla.domain.replies.CannedReplyRefusal.NoSuchCannedReply;
import java.util.Optional;
import java.util.UUID;

/** Ids as clients write them. Text that is no id names nothing, and is answered like the id of something absent. */
final class Ids {

    /** A message's own path, only for what can be an id, so that no other path beside it is taken for a message. */
    static final String MESSAGE_IN_PATH = "/{id:[0-9a-fA-F-]{36}}";

    private Ids() {}

    static ChatId chat(String text) {
        return new ChatId(uuid(text));
    }

    /** @throws MessageNotFound for text that is no id */
    static MessageId message(String text) {
        return messageIfId(text).orElseThrow(MessageNotFound::new);
    }

    static Optional<MessageId> messageIfId(String text) {
        try {
            return Optional.of(new MessageId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** @throws FileNotFound for text that is no id */
    static FileId file(String text) {
        try {
            return new FileId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new FileNotFound();
        }
    }

    static VisitorId visitor(String text) {
        return new VisitorId(uuid(text));
    }

    static StaffId commercial(String text) {
        return new StaffId(uuid(text));
    }

    /** @throws NoSuchCommercial for text that is no id */
    static StaffId colleague(String text) {
        try {
            return new StaffId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new NoSuchCommercial();
        }
    }

    /** @throws NoSuchCannedReply for text that is no id */
    static CannedReplyId cannedReply(String text) {
        try {
            return new CannedReplyId(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            throw new NoSuchCannedReply();
        }
    }

    static SiteId site(String text) {
        return new SiteId(uuid(text));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw new ChatNotFound();
        }
    }
}
