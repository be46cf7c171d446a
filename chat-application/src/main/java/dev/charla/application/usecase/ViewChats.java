package dev.charla.application.usecase;

import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.Correspondent;
import dev.charla.domain.people.Insider;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Visitor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows a visitor its own chats, and insiders those of their sites. */
public final class ViewChats implements ChatViews {

    private final ChatCatalogue catalogue;

    public ViewChats(ChatCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public ChatView view(Participant viewer, ChatId id) {
        return catalogue
                .find(id, viewer)
                .filter(view -> view.chat().isVisibleTo(viewer))
                .orElseThrow(ChatNotFound::new);
    }

    @Override
    public Page list(Participant viewer, Filter filter, int limit, @Nullable Place after) {
        var sites = sitesOf(viewer);
        var visible = viewer instanceof Visitor visitor ? filter.of(visitor.id()) : filter;
        var found = catalogue.page(sites, visible, viewer, limit + 1, after);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? placeOf(shown.getLast().chat()) : null;
        return new Page(shown, catalogue.count(sites, visible), next);
    }

    private static Set<SiteId> sitesOf(Participant viewer) {
        return switch (viewer) {
            case Visitor visitor -> Set.of(visitor.site());
            case Insider insider -> insider.sites();
            case Correspondent atHomeNowhere -> Set.of();
        };
    }

    private static Place placeOf(Chat last) {
        return new Place(last.progress().priority().urgency(), last.origin().openedAt(), last.id());
    }
}
