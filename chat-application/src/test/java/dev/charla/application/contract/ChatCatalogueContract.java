package dev.charla.application.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ChatViews.Filter;
import dev.charla.application.port.in.ChatViews.LastMessage;
import dev.charla.application.port.in.ChatViews.Order;
import dev.charla.application.port.in.ChatViews.Place;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public abstract class ChatCatalogueContract {

    private Storage storage;
    private Shop shop;
    private Visitor vera;
    private Staff carla;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        carla = shop.commercial("Carla");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(storage.catalogue().find(new ChatId(storage.ids().next()), carla))
                .isEmpty();
        assertThat(list(Filter.ALL)).isEmpty();
        assertThat(storage.catalogue().count(sites(), Filter.ALL)).isZero();
    }

    @Test
    void showsAChatWithWhatItsVisitorSaid() {
        var chat = shop.chatOf(vera);
        var view = view(chat, vera);

        assertThat(view.chat()).isEqualTo(chat);
        assertThat(view.contact().name()).isEqualTo("Vera");
        assertThat(view.assigneeName()).isNull();
        assertThat(view.lastMessage()).isNull();
        assertThat(view.totalMessages()).isZero();
    }

    @Test
    void namesTheOneWhoHasTheChat() {
        var chat = shop.chatOf(vera);
        shop.decide(chat.id(), open -> open.assign(carla, Shop.OPENING));

        assertThat(view(chat, vera).assigneeName()).isEqualTo("Carla");
    }

    @Test
    void keepsNotesFromThoseWhoMayNotSeeThem() {
        var chat = shop.chatOf(vera);
        shop.decide(chat.id(), open -> open.send(vera, shop.saying("Hello"), Shop.OPENING.plusMillis(1)));
        shop.decide(chat.id(), open -> open.send(carla, shop.noting("secret"), Shop.OPENING.plusMillis(2)));

        assertThat(view(chat, vera).lastMessage()).isEqualTo(new LastMessage(Shop.OPENING.plusMillis(1), "Hello"));
        assertThat(view(chat, vera).totalMessages()).isEqualTo(1);
        assertThat(view(chat, carla).lastMessage()).isEqualTo(new LastMessage(Shop.OPENING.plusMillis(2), "secret"));
        assertThat(view(chat, carla).totalMessages()).isEqualTo(2);
    }

    @Test
    void showsNothingOfAChatOfNotesAlone() {
        var chat = shop.chatOf(vera);
        shop.decide(chat.id(), open -> open.send(carla, shop.noting("secret"), Shop.OPENING));

        assertThat(view(chat, vera).lastMessage()).isNull();
        assertThat(view(chat, vera).totalMessages()).isZero();
    }

    @Test
    void cutsAPreviewBetweenCharacters() {
        var chat = shop.chatOf(vera);
        var text = "\uD83D\uDE00".repeat(LastMessage.MAX_PREVIEW + 1);
        shop.decide(chat.id(), open -> open.send(vera, shop.saying(text), Shop.OPENING));

        var last = view(chat, vera).lastMessage();
        assertThat(last).isNotNull();
        assertThat(last.preview()).isEqualTo("\uD83D\uDE00".repeat(LastMessage.MAX_PREVIEW));
    }

    @ParameterizedTest
    @EnumSource
    void pagesShowEachChatOnceAndInOrder(Order order) {
        var chats = IntStream.range(0, 7)
                .mapToObj(number -> shop.chatOf(vera, Shop.OPENING.plusSeconds(number / 2)))
                .toList();
        Stream.of(1, 4, 5).map(chats::get).forEach(this::makeUrgent);
        var filter = new Filter(null, null, null, null, null, null, null, order);
        var whole = ids(list(filter));

        assertThat(whole).hasSize(7).doesNotHaveDuplicates();
        assertThat(whole.getFirst()).isEqualTo(first(chats, order));
        assertThat(inPagesOf(2, sites(), filter)).isEqualTo(whole);
        assertThat(inPagesOf(3, sites(), filter)).isEqualTo(whole);
    }

    @Test
    void theMostUrgentAndThenTheOldestComeFirst() {
        var first = shop.chatOf(vera, Shop.OPENING.plusSeconds(1));
        var second = shop.chatOf(vera, Shop.OPENING.plusSeconds(2));
        var third = shop.chatOf(vera, Shop.OPENING.plusSeconds(3));
        makeUrgent(third);
        makeUrgent(second);

        assertThat(ids(list(Filter.QUEUE))).containsExactly(second.id(), third.id(), first.id());
        assertThat(storage.chats().queuePosition(stored(first))).isEqualTo(3);
        assertThat(storage.chats().queuePosition(stored(second))).isEqualTo(1);
        assertThat(storage.chats().queuePosition(stored(third))).isEqualTo(2);
    }

    @Test
    void onlyWaitingChatsAreInTheQueue() {
        var waiting = shop.chatOf(vera);
        var taken = shop.chatOf(vera);
        shop.decide(taken.id(), open -> open.assign(carla, Shop.OPENING));

        assertThat(ids(list(Filter.QUEUE))).containsExactly(waiting.id());
    }

    @Test
    void filtersByEachPart() {
        var branch = shop.branch("branch.example");
        var early = shop.chatOf(vera, Shop.OPENING.minusSeconds(60));
        var taken = shop.chatOf(shop.visitor("Sam"), Shop.OPENING);
        var elsewhere = branch.chatOf(branch.visitor("Bea"), Shop.OPENING.plusSeconds(60));
        shop.decide(taken.id(), open -> open.assign(carla, Shop.OPENING));
        var both = Set.of(shop.site().id(), branch.site().id());

        only(both, filter(ChatStatus.ASSIGNED, null, null, null), taken);
        only(both, Filter.ALL.of(carla.id()), taken);
        only(both, Filter.ALL.of(vera.id()), early);
        only(both, new Filter(null, null, null, branch.site().id(), null, null, null, Order.NEWEST), elsewhere);
        only(both, filter(null, null, Shop.OPENING.plusMillis(1), null), elsewhere);
        only(both, filter(null, null, null, Shop.OPENING), early);
        only(both, filter(null, null, Shop.OPENING, Shop.OPENING.plusMillis(1)), taken);
    }

    @ParameterizedTest
    @EnumSource
    void pagesOfSeveralSitesAreOneList(Order order) {
        var branch = shop.branch("branch.example");
        var bea = branch.visitor("Bea");
        for (int i = 0; i < 4; i++) {
            shop.chatOf(vera, Shop.OPENING.plusSeconds(i));
            branch.chatOf(bea, Shop.OPENING.plusSeconds(i));
        }
        makeUrgent(shop.chatOf(vera, Shop.OPENING.plusMillis(1500)));
        var both = Set.of(shop.site().id(), branch.site().id());
        var filter = new Filter(null, null, null, null, null, null, null, order);
        var whole = ids(storage.catalogue().page(both, filter, carla, 100, null));

        assertThat(whole).hasSize(9).doesNotHaveDuplicates();
        assertThat(inPagesOf(2, both, filter)).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheChatsOfATagInAnyCase(Order order) {
        var chats = IntStream.range(0, 5)
                .mapToObj(number -> shop.chatOf(vera, Shop.OPENING.plusSeconds(number)))
                .toList();
        chats.subList(0, 4).forEach(chat -> tag(chat, "angry", "VIP"));
        tag(chats.get(4), "VIP2");
        makeUrgent(chats.get(1));
        var filter = new Filter(null, null, null, null, " vip ", Shop.OPENING, Shop.OPENING.plusSeconds(3), order);
        var expected = chats.subList(0, 3);
        var whole = ids(list(filter));

        assertThat(whole).hasSize(3).startsWith(first(expected, order));
        assertThat(whole)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Chat::id).toList());
        assertThat(inPagesOf(2, sites(), filter)).isEqualTo(whole);
        assertThat(storage.catalogue().count(sites(), filter)).isEqualTo(3);
    }

    @Test
    void showsTagsToStaffAlone() {
        var chat = shop.chatOf(vera);
        assertThat(view(chat, carla).tags()).isEqualTo(Tags.NONE);

        tag(chat, "VIP", "angry");
        assertThat(view(chat, carla).tags().texts()).containsExactly("VIP", "angry");
        assertThat(view(chat, vera).tags()).isEqualTo(Tags.NONE);
    }

    @Test
    void leavesOutOtherSites() {
        shop.chatOf(vera);
        var other = Shop.at("other.example", storage);

        assertThat(storage.catalogue().page(Set.of(other.site().id()), Filter.ALL, carla, 10, null))
                .isEmpty();
        assertThat(storage.catalogue().count(Set.of(other.site().id()), Filter.ALL))
                .isZero();
        assertThat(storage.catalogue().page(Set.of(), Filter.ALL, carla, 10, null))
                .isEmpty();
        assertThat(storage.catalogue().count(Set.of(), Filter.ALL)).isZero();
    }

    private static Filter filter(
            @Nullable ChatStatus status, @Nullable SiteId site, @Nullable Instant from, @Nullable Instant to) {
        return new Filter(status, null, null, site, null, from, to, Order.NEWEST);
    }

    private void only(Set<SiteId> sites, Filter filter, Chat expected) {
        assertThat(ids(storage.catalogue().page(sites, filter, carla, 10, null)))
                .containsExactly(expected.id());
        assertThat(storage.catalogue().count(sites, filter)).isEqualTo(1);
    }

    private List<ChatId> inPagesOf(int size, Set<SiteId> sites, Filter filter) {
        var all = new ArrayList<ChatId>();
        Place place = null;
        List<ChatView> page;
        do {
            page = storage.catalogue().page(sites, filter, carla, size, place);
            all.addAll(ids(page));
            place = page.isEmpty() ? null : placeOf(page.getLast().chat());
        } while (place != null);
        return all;
    }

    private static Place placeOf(Chat chat) {
        return new Place(chat.progress().priority().urgency(), chat.origin().openedAt(), chat.id());
    }

    private static ChatId first(List<Chat> chats, Order order) {
        return switch (order) {
            case NEWEST -> chats.getLast().id();
            case OLDEST -> chats.getFirst().id();
            case MOST_URGENT -> chats.get(1).id();
        };
    }

    private void tag(Chat chat, String... tags) {
        storage.inTransaction(() -> storage.tags().put(chat.id(), new Tags(List.of(tags))));
    }

    private void makeUrgent(Chat chat) {
        shop.decide(chat.id(), open -> open.requestAgent(vera, Shop.OPENING));
    }

    private Chat stored(Chat chat) {
        return storage.chats().find(chat.id()).orElseThrow();
    }

    private ChatView view(Chat chat, Participant viewer) {
        return storage.catalogue().find(chat.id(), viewer).orElseThrow();
    }

    private List<ChatView> list(Filter filter) {
        return storage.catalogue().page(sites(), filter, carla, 100, null);
    }

    private Set<SiteId> sites() {
        return Stream.of(shop.site().id()).collect(toSet());
    }

    private static List<ChatId> ids(List<ChatView> views) {
        return views.stream().map(view -> view.chat().id()).toList();
    }
}
