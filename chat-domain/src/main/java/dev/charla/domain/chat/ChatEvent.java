package dev.charla.domain.chat;

import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a chat. Events are stored for good: a changed shape needs a new revision. */
public sealed interface ChatEvent {

    ChatId chatId();

    Instant at();

    /** A visitor, or staff on the visitor's behalf, opened the chat. */
    record ChatOpenedEvent(ChatId chatId, TenantId tenantId, SiteId siteId, VisitorId visitorId, Instant at)
            implements ChatEvent {}

    /** The chat accepted a message. */
    record MessageSentEvent(Message message) implements ChatEvent, MessageEvent {

        @Override
        public ChatId chatId() {
            return message.chatId();
        }

        @Override
        public Instant at() {
            return message.sentAt();
        }

        @Override
        public MessageId messageId() {
            return message.id();
        }

        @Override
        public MessageSentEvent redacted(Instant deletedAt) {
            return new MessageSentEvent(message.deleted(deletedAt));
        }
    }

    /** A message says something else now. */
    record MessageEditedEvent(Message message) implements ChatEvent, MessageEvent {

        @Override
        public ChatId chatId() {
            return message.chatId();
        }

        @Override
        public Instant at() {
            return Objects.requireNonNull(message.editedAt(), "an edited message without the time of it");
        }

        @Override
        public MessageId messageId() {
            return message.id();
        }

        @Override
        public MessageEditedEvent redacted(Instant deletedAt) {
            return new MessageEditedEvent(message.deleted(deletedAt));
        }
    }

    /** A message was taken back. */
    record MessageDeletedEvent(ChatId chatId, MessageId messageId, Instant at) implements ChatEvent, MessageEvent {

        @Override
        public MessageDeletedEvent redacted(Instant deletedAt) {
            return this;
        }
    }

    /**
     * Somebody has read a room as far as a message.
     *
     * @param lastReadSeq the message's own {@code seq}, not that of an entry about it
     */
    record MessagesReadEvent(ChatId chatId, UUID readerId, SenderType readerType, long lastReadSeq, Instant at)
            implements ChatEvent {}

    /**
     * The chat moved to another status.
     *
     * @param reason why it was closed, where somebody said so
     */
    record ChatStatusChangedEvent(
            ChatId chatId,
            ChatStatus previous,
            ChatStatus status,
            @Nullable String reason,
            Instant at) implements ChatEvent {}

    /**
     * A commercial takes care of the chat.
     *
     * @param staffName as it was then
     * @param status the chat's, afterwards
     */
    record ChatAssignedEvent(
            ChatId chatId, VisitorId visitorId, StaffId staffId, String staffName, ChatStatus status, Instant at)
            implements ChatEvent {}

    /** Nobody takes care of the chat any more. */
    record ChatUnassignedEvent(ChatId chatId, StaffId staffId, Instant at) implements ChatEvent {}

    /** The visitor asked for a person. */
    record AgentRequestedEvent(
            ChatId chatId, VisitorId visitorId, Priority previousPriority, Priority priority, Instant at)
            implements ChatEvent {}

    /** The chat became more or less urgent. */
    record ChatPriorityChangedEvent(
            ChatId chatId, VisitorId visitorId, Priority previousPriority, Priority priority, Instant at)
            implements ChatEvent {}

    /**
     * Somebody of the staff has other words for the chat.
     *
     * @param tags all that it has from then on
     */
    record ChatTagsChangedEvent(ChatId chatId, StaffId staffId, List<String> tags, Instant at) implements ChatEvent {

        public ChatTagsChangedEvent {
            tags = List.copyOf(tags);
        }
    }

    /** The chat is about an enrollment, and its influencer takes part from now on; the one before does not any more. */
    record ChatEnrolledEvent(ChatId chatId, String enrollmentId, String influencerId, Instant at)
            implements ChatEvent {}
}
