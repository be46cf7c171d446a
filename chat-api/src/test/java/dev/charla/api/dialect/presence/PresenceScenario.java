package dev.charla.api.dialect.presence;

import dev.charla.api.gateway.DeliveryObserver;
import dev.charla.api.gateway.FakeNamespace;
import dev.charla.api.gateway.FakeSocket;
import dev.charla.api.gateway.People;
import dev.charla.api.gateway.RoomHub;
import dev.charla.api.gateway.SocketRooms;
import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryBackplane;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.usecase.ViewChats;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.util.UUID;

/** A node with a shop whose people speak this language, everything in memory and in one thread. */
final class PresenceScenario {

    final MemoryStorage storage = new MemoryStorage();
    final Shop shop = Shop.at("shop.example", storage);
    final Visitor vera = shop.visitor("Vera");
    final Staff carla = shop.commercial("Carla");
    final MemoryBackplane backplane = new MemoryBackplane();
    final FakeNamespace namespace = new FakeNamespace();
    final SocketRooms rooms =
            new SocketRooms(new RoomHub(storage.log(), backplane, DeliveryObserver.NONE, Runnable::run));
    final SiteNews news = new SiteNews(
            namespace,
            storage.origins(),
            rooms,
            storage.log(),
            backplane,
            () -> Shop.OPENING,
            Runnable::run,
            later -> {});
    final ViewChats views = new ViewChats(storage.catalogue());
    final Members members = new Members(namespace, rooms, views, new PresenceDialect(namespace), news, Runnable::run);

    FakeSocket connected(Participant person) {
        return namespace.connect(People.socketOf(person, person.asSender().name() + UUID.randomUUID()));
    }
}
