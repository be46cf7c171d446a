package dev.charla.api.dialect.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.gateway.People;
import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.api.socketio.Offset;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteNewsTest {

    private final MemoryStorage storage = new MemoryStorage();
    private final Shop shop = Shop.at("shop.example", storage);
    private final Visitor vera = shop.visitor("Vera");
    private final Staff carla = shop.commercial("Carla");
    private final ChatId chat = shop.chatOf(vera).id();
    private final MemoryBackplane backplane = new MemoryBackplane();
    private final FakeNamespace namespace = new FakeNamespace();
    private final SocketRooms rooms =
            new SocketRooms(new RoomHub(storage.log(), backplane, DeliveryObserver.NONE, Runnable::run));
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private final SiteNews news = new SiteNews(
            namespace,
            storage.origins(),
            rooms,
            storage.log(),
            backplane,
            () -> Shop.OPENING,
            Runnable::run,
            afterwards::add);
    private final FakeSocket socket = People.socketOf(carla, "carla");

    @BeforeEach
    void listen() {
        news.listen();
    }

    private Message says(String text) {
        return says(shop, chat, vera, text);
    }

    private Message says(Shop where, ChatId in, Visitor who, String text) {
        var draft = where.saying(text);
        where.decide(in, open -> open.send(who, draft, Shop.OPENING)).entries().forEach(backplane::publish);
        return storage.messages().find(draft.id()).orElseThrow();
    }

    private void takesBack(Message message) {
        shop.decide(chat, open -> open.delete(vera, message, Shop.OPENING))
                .entries()
                .forEach(backplane::publish);
    }

    private Optional<List<String>> missed(FakeSocket back, Offset place) {
        return news.resume(back, place.position())
                .map(events -> events.stream().map(FakeNamespace::words).toList());
    }

    @Test
    void tellsStaffWhatIsSaidInTheChatsOfItsSites() {
        news.enter(socket);

        says("Hello");

        assertThat(socket.told())
                .singleElement()
                .asString()
                .startsWith("message:send")
                .contains("Hello");
    }

    @Test
    void tellsStaffOfAnotherSiteNothing() {
        var stella = People.socketOf(Shop.at("other.example", storage).commercial("Stella"), "stella");
        news.enter(stella);

        says("Hello");

        assertThat(stella.told()).isEmpty();
    }

    @Test
    void leavesAChatToTheLanguageInWhichItWasJoined() {
        news.enter(socket);
        rooms.join(socket, new Room(chat, Audience.PARTICIPANTS), new PresenceDialect(namespace), null, joined -> {});

        says("Hello");

        assertThat(socket.told()).hasSize(1);
    }

    @Test
    void tellsNothingMoreToWhoHasLeft() {
        news.enter(socket);
        news.leave(socket);

        says("Hello");

        assertThat(socket.told()).isEmpty();
    }

    @Test
    void marksWhereASocketStandsAndThatItFollowsNoMore() {
        news.enter(People.socketOf(carla, "first"));
        says("Hello");

        var place = news.enter(socket);
        news.leave(socket);

        assertThat(place).isEqualTo(new Offset(news.stream(), 1)).isEqualTo(news.place());
        assertThat(socket.marks()).containsExactly("at " + place.text(), "left " + news.stream());
    }

    @Test
    void aSocketComesOnce() {
        news.enter(socket);

        assertThatThrownBy(() -> news.enter(socket)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoComesBackHearsWhatItMissed() {
        var place = news.enter(socket);
        news.leave(socket);
        says("one");
        says("two");
        var back = People.socketOf(carla, "back");

        var missed = missed(back, place).orElseThrow();

        assertThat(missed).hasSize(2);
        assertThat(missed.getFirst()).contains("one");
        assertThat(missed.getLast()).contains("two");
        says("three");
        assertThat(back.told()).singleElement().asString().contains("three");
    }

    @Test
    void whoComesBackHearsNothingOfOtherSites() {
        var other = Shop.at("other.example", storage);
        var visitor = other.visitor("Otto");
        news.enter(People.socketOf(other.commercial("Stella"), "stella"));
        var place = news.enter(socket);
        news.leave(socket);

        says(other, other.chatOf(visitor).id(), visitor, "not for Carla");

        assertThat(missed(People.socketOf(carla, "back"), place)).contains(List.of());
    }

    @Test
    void whatWasTakenBackMeanwhileIsNotRepeated() {
        var place = news.enter(socket);
        takesBack(says("a slip"));

        assertThat(missed(People.socketOf(carla, "back"), place))
                .hasValueSatisfying(missed -> assertThat(missed)
                        .singleElement()
                        .asString()
                        .startsWith("message:delete")
                        .doesNotContain("a slip"));
    }

    @Test
    void nobodyGoesOnFromAPlaceThatWasNotReached() {
        news.enter(socket);

        assertThat(news.resume(People.socketOf(carla, "back"), 1)).isEmpty();
    }

    @Test
    void nobodyGoesOnWhereTheSiteWasNotHeard() {
        var place = news.place();

        assertThat(news.resume(socket, place.position())).isEmpty();
        assertThat(backplane.followed()).isEmpty();
    }

    @Test
    void hearsASiteForAWhileAfterTheLastOfItsStaffHasGone() {
        news.enter(socket);
        news.leave(socket);
        assertThat(backplane.followed()).containsExactly(new OfSite(shop.site().id()));

        afterwards.remove().run();

        assertThat(backplane.followed()).isEmpty();
    }

    @Test
    void hearsASiteOnWhenSomebodyCameBackInTime() {
        var place = news.enter(socket);
        news.leave(socket);
        news.resume(People.socketOf(carla, "back"), place.position());

        afterwards.remove().run();

        assertThat(backplane.followed()).isNotEmpty();
        assertThat(news.resume(People.socketOf(carla, "again"), place.position()))
                .isPresent();
    }

    @Test
    void nobodyGoesOnFromBeforeASiteWasNotHeard() {
        var place = news.enter(socket);
        says("one");
        news.leave(socket);
        afterwards.remove().run();
        news.enter(People.socketOf(carla, "later"));

        assertThat(news.resume(People.socketOf(carla, "back"), place.position()))
                .isEmpty();
        assertThat(news.resume(People.socketOf(carla, "back"), news.place().position()))
                .isPresent();
    }

    @Test
    void whoLeavesTwiceIsCountedOnce() {
        news.enter(socket);
        news.enter(People.socketOf(carla, "other"));
        news.leave(socket);
        news.leave(socket);

        assertThat(afterwards).hasSize(1);
        assertThat(socket.marks()).hasSize(2);
    }

    @Test
    void keepsNoMoreThanItMay() {
        var place = news.enter(socket);
        for (var number = 0; number <= SiteNews.MAX_KEPT; number++) {
            says("message " + number);
        }

        assertThat(news.resume(People.socketOf(carla, "back"), place.position()))
                .isEmpty();
        assertThat(missed(People.socketOf(carla, "back"), new Offset(news.stream(), 1)))
                .hasValueSatisfying(missed -> assertThat(missed).hasSize(SiteNews.MAX_KEPT));
    }
}
