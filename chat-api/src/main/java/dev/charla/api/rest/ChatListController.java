package dev.charla.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.charla.api.json.ChatJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.Visitor;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of chats, in pages. */
@RestController
@Tag(name = "Lists of chats")
class ChatListController {

    private static final String DEFAULT_LIMIT = "20";

    private final ChatViews views;

    ChatListController(ChatViews views) {
        this.views = views;
    }

    /** The chats of the caller's sites. */
    @GetMapping("/v2/chats")
    @Refuses(ProblemType.NOT_FOUND)
    ListJson all(
            @AuthenticationPrincipal Identity caller,
            ChatFilterParameters parameters,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var me = Callers.insider(caller) instanceof Staff staff ? staff.id() : null;
        return page(caller, parameters.filter(me), limit, cursor);
    }

    /** The chats that wait, the most urgent and then the oldest first. */
    @GetMapping("/v2/chats/queue/pending")
    ListJson queue(
            @AuthenticationPrincipal Identity caller,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Callers.insider(caller);
        return page(caller, Filter.QUEUE, limit, cursor);
    }

    /** A visitor's chats: its own, or for staff those on its sites. */
    @GetMapping("/v2/visitors/{visitorId}/chats")
    ListJson ofVisitor(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String visitorId,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Ids.visitor(visitorId);
        if (caller.person() instanceof Visitor visitor && !visitor.id().equals(wanted)) {
            throw new ChatNotFound();
        }
        return page(caller, Filter.ALL.of(wanted), limit, cursor);
    }

    /** A commercial's chats, for that commercial and for supervisors. */
    @GetMapping("/v2/commercials/{commercialId}/chats")
    ListJson ofCommercial(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String commercialId,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = Ids.commercial(commercialId);
        if (!mayLookAfter(Callers.staff(caller), wanted)) {
            throw new StaffOnly();
        }
        return page(caller, Filter.ALL.of(wanted), limit, cursor);
    }

    private ListJson page(Identity caller, Filter filter, int limit, @Nullable String cursor) {
        InvalidParameter.refuseUnlessWithin("limit", limit, ChatViews.MIN_LIMIT, ChatViews.MAX_LIMIT);
        var after = cursor == null ? null : ChatPlace.parse(cursor);
        return ListJson.from(views.list(caller.person(), filter, limit, after));
    }

    private static boolean mayLookAfter(Staff staff, StaffId other) {
        return staff.id().equals(other) || staff.isAtLeast(Role.SUPERVISOR);
    }

    /** @param nextCursor where the next page begins; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChatList")
    record ListJson(
            List<ChatJson> chats,
            long total,
            boolean hasMore,
            @Nullable String nextCursor) {

        private static ListJson from(ChatViews.Page page) {
            return new ListJson(
                    page.chats().stream().map(ChatJson::from).toList(),
                    page.total(),
                    page.next() != null,
                    page.next() == null ? null : ChatPlace.cursorOf(page.next()));
        }
    }
}
