package dev.charla.api.rest;

import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.people.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters by which staff narrows a list of chats.
 *
 * @param assignedTo a commercial's id, or {@code me}
 * @param tag one that the chat has, in any case
 * @param dateFrom opened then or later, ISO 8601
 * @param dateTo opened before
 * @param sort {@code newest} (the default), {@code oldest} or {@code urgent}
 */
record ChatFilterParameters(
        @Schema(implementation = ChatStatus.class) @Nullable String status,
        @Nullable String assignedTo,
        @Schema(format = "uuid") @Nullable String visitorId,
        @Schema(format = "uuid") @Nullable String siteId,
        @Nullable String tag,
        @Schema(format = "date-time") @Nullable String dateFrom,
        @Schema(format = "date-time") @Nullable String dateTo,

        @Schema(allowableValues = {"newest", "oldest", "urgent"}) @Nullable
        String sort) {

    /** @param me who {@code me} is; {@code null} when the caller is nobody whom a chat can be assigned to */
    Filter filter(@Nullable StaffId me) {
        return new Filter(
                status == null ? null : status(status),
                assignedTo == null ? null : assignee(assignedTo, me),
                visitorId == null ? null : Ids.visitor(visitorId),
                siteId == null ? null : Ids.site(siteId),
                tag == null ? null : tag(tag),
                dateFrom == null ? null : instant("dateFrom", dateFrom),
                dateTo == null ? null : instant("dateTo", dateTo),
                order(sort));
    }

    private static ChatStatus status(String name) {
        return Arrays.stream(ChatStatus.values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter("status", "must be PENDING, ASSIGNED, IN_PROGRESS or CLOSED"));
    }

    private static StaffId assignee(String text, @Nullable StaffId me) {
        return me != null && text.equals("me") ? me : Ids.commercial(text);
    }

    /** @throws InvalidParameter for text that no database could be asked for */
    private static String tag(String text) {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw new InvalidParameter("tag", "must be a tag");
        }
        return text;
    }

    private static Instant instant(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notADate) {
            throw new InvalidParameter(parameter, "must be an ISO 8601 date and time with its offset");
        }
    }

    private static Order order(@Nullable String name) {
        return switch (name) {
            case null -> Order.NEWEST;
            case "newest" -> Order.NEWEST;
            case "oldest" -> Order.OLDEST;
            case "urgent" -> Order.MOST_URGENT;
            default -> throw new InvalidParameter("sort", "must be newest, oldest or urgent");
        };
    }
}
