package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ChatViews;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewChatsTest {

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor sam = shop.visitor("Sam");
    private final Staff carla = shop.commercial("Carla");
    private final ChatViews views = new ViewChats(charla.storage.catalogue());

    @Test
    void showsAChatToItsVisitorAndItsStaff() {
        var chat = shop.chatOf(vera);

        assertThat(views.view(vera, chat.id()).chat()).isEqualTo(chat);
        assertThat(views.view(carla, chat.id()).chat()).isEqualTo(chat);
    }

    @Test
    void showsNothingToStrangers() {
        var chat = shop.chatOf(vera).id();
        var stella = Shop.at("other.example", charla.storage).commercial("Stella");

        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> views.view(sam, chat));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> views.view(stella, chat));
        assertThatExceptionOfType(ChatNotFound.class).isThrownBy(() -> views.view(carla, new ChatId(new UUID(9, 9))));
        assertThat(views.list(stella, Filter.ALL, 10, null).chats()).isEmpty();
    }

    @Test
    void onlyStaffSeesTracesOfNotes() {
        var chat = shop.chatOf(vera).id();
        charla.note(carla, chat, "secret");

        assertThat(views.view(vera, chat).totalMessages()).isZero();
        assertThat(views.view(vera, chat).lastMessage()).isNull();
        assertThat(views.view(carla, chat).totalMessages()).isEqualTo(1);
        assertThat(views.list(vera, Filter.ALL, 10, null).chats().getFirst().lastMessage())
                .isNull();
    }

    @Test
    void aVisitorsListHoldsItsOwnChats() {
        var own = shop.chatOf(vera);
        shop.chatOf(sam);

        var page = views.list(vera, Filter.ALL, 10, null);
        assertThat(page.chats()).extracting(view -> view.chat().id()).containsExactly(own.id());
        assertThat(page.total()).isEqualTo(1);
        assertThat(views.list(vera, Filter.ALL.of(sam.id()), 10, null).chats())
                .extracting(ChatViews.ChatView::chat)
                .extracting(Chat::id)
                .containsExactly(own.id());
    }

    @Test
    void tellsWhereTheNextPageBegins() {
        shop.chatOf(vera, Shop.OPENING);
        shop.chatOf(vera, Shop.OPENING.plusSeconds(1));
        shop.chatOf(vera, Shop.OPENING.plusSeconds(2));

        var first = views.list(carla, Filter.ALL, 2, null);
        var second = views.list(carla, Filter.ALL, 2, first.next());
        assertThat(first.chats()).hasSize(2);
        assertThat(first.total()).isEqualTo(3);
        assertThat(second.chats()).hasSize(1);
        assertThat(second.next()).isNull();
    }

    @Test
    void aPageThatHoldsAllHasNoNext() {
        shop.chatOf(vera);

        assertThat(views.list(carla, Filter.ALL, 1, null).next()).isNull();
    }

    @Test
    void knowsWhenSomethingLastHappened() {
        var chat = shop.chatOf(vera, Charla.NOW.minusSeconds(10)).id();
        assertThat(views.view(vera, chat).updatedAt()).isEqualTo(Charla.NOW.minusSeconds(10));

        charla.note(carla, chat, "secret");
        assertThat(views.view(vera, chat).updatedAt()).isEqualTo(Charla.NOW.minusSeconds(10));
        assertThat(views.view(carla, chat).updatedAt()).isEqualTo(Charla.NOW);
    }
}
