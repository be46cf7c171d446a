package dev.charla.api.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.ForgedSender;
import dev.charla.api.json.WireInstant;
import dev.charla.api.limits.RateLimited;
import dev.charla.api.security.BadIdentity;
import dev.charla.api.security.IdentityWithoutRights;
import dev.charla.api.security.IssuerUnavailable;
import dev.charla.api.socketio.EventFailure;
import dev.charla.api.socketio.InvalidPayload;
import dev.charla.domain.chat.ChatRefusal;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyAssigned;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.ChatRefusal.NotTheAuthor;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.ChatRefusal.VisitorOnly;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a client why its event failed: in the ack where it waits for one, as the event {@code error} where not. */
final class SocketFailures implements EventFailure.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(SocketFailures.class);

    private final InstantSource clock;

    SocketFailures(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void onFailure(EventFailure failure) {
        var told = told(failure);
        if (failure.ack().requested()) {
            failure.ack().send(new FailedAck(false, told.message(), told.code(), told.retryAfter()));
        } else {
            var now = WireInstant.of(clock.instant());
            failure.socket().emit("error", new FailedEvent(told.message(), told.code(), now, told.retryAfter()));
        }
    }

    private static Told told(EventFailure failure) {
        return switch (failure.cause()) {
            case InvalidPayload invalid -> new Told(String.valueOf(invalid.getMessage()), "invalid_payload");
            case TooManyRooms full -> new Told("Too many rooms", "too_many_rooms");
            case RateLimited often ->
                new Told("Too many events; try again later", "rate_limited", often.retryAfterSeconds());
            case NobodyProven nobody -> new Told("Authentication required", "unauthenticated");
            case BadIdentity bad -> new Told("Invalid token or session", "invalid_credentials");
            case IdentityWithoutRights no -> new Told("There is nothing here for this identity", "forbidden");
            case IssuerUnavailable later -> new Told("The token cannot be checked now", "unavailable");
            case SomebodyElse other -> new Told("The token is somebody else's", "forbidden");
            case NotJoined first -> new Told("Join the conversation first", "not_joined");
            case ForgedSender forged -> new Told(forged.field() + " is somebody else's", "forbidden");
            case ChatRefusal refusal -> told(refusal);
            case DataAccessException away -> unavailable(failure);
            case TransactionException away -> unavailable(failure);
            default -> {
                LOG.error("Event {} failed", failure.event(), failure.cause());
                yield new Told("Something went wrong here", "internal_error");
            }
        };
    }

    /** The database is away, or too busy to answer in time. */
    private static Told unavailable(EventFailure failure) {
        LOG.error("Event {} failed in the database", failure.event(), failure.cause());
        return new Told("This cannot be done now; try again", "unavailable");
    }

    private static Told told(ChatRefusal refusal) {
        return switch (refusal) {
            case ChatNotFound no -> new Told("There is no such chat", "not_found");
            case MessageNotFound no -> new Told("There is no such message", "not_found");
            case NotTheAuthor no -> new Told("The message is somebody else's", "forbidden");
            case VisitorOnly no -> new Told("Only the chat's visitor may do this", "forbidden");
            case StaffOnly no -> new Told("Only staff may do this", "forbidden");
            case ChatAlreadyClosed no -> new Told("The chat is closed", "chat_closed");
            case ChatNotClosed no -> new Told("The chat is not closed", "chat_not_closed");
            case ChatAlreadyAssigned no -> new Told("Somebody takes care of the chat already", "chat_assigned");
            case IdempotencyKeyReused no -> new Told("This idempotency key was used before", "idempotency_key_reused");
            case InvalidMessage invalid -> new Told(invalid.field() + " " + invalid.rule(), "invalid_payload");
        };
    }

    private record Told(
            String message, String code, @Nullable Long retryAfter) {

        Told(String message, String code) {
            this(message, code, null);
        }
    }

    /** @param retryAfter in seconds, where waiting helps */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailedAck(
            boolean success,
            String message,
            String code,
            @Nullable Long retryAfter) {}

    /** @param retryAfter in seconds, where waiting helps */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailedEvent(
            String message,
            String code,
            String timestamp,
            @Nullable Long retryAfter) {}
}
