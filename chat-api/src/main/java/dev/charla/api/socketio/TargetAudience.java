package dev.charla.api.socketio;

import dev.charla.api.socketio.Adapter.Message.Emission;
import dev.charla.api.socketio.Adapter.Message.Eviction;
import dev.charla.api.socketio.Adapter.Target;
import java.util.HashSet;
import java.util.Set;

/** An audience as a value; the adapter carries it to wherever its sockets are. */
final class TargetAudience implements Audience {

    private final ServerNamespace namespace;
    private final Target target;

    TargetAudience(ServerNamespace namespace, Set<String> rooms, Set<String> except) {
        this.namespace = namespace;
        this.target = new Target(namespace.name(), rooms, except);
    }

    @Override
    public Audience to(String... rooms) {
        return new TargetAudience(namespace, union(target.rooms(), rooms), target.except());
    }

    @Override
    public Audience except(String... rooms) {
        return new TargetAudience(namespace, target.rooms(), union(target.except(), rooms));
    }

    private static Set<String> union(Set<String> some, String... more) {
        var union = new HashSet<>(some);
        union.addAll(Set.of(more));
        return union;
    }

    @Override
    public void emit(String event, Object... args) {
        send(namespace.encode(event, args));
    }

    @Override
    public void send(EncodedEvent event) {
        namespace.requireOwn(event);
        namespace.adapter().publish(new Emission(target, event));
    }

    @Override
    public void disconnect(boolean close) {
        namespace.adapter().publish(new Eviction(target, close));
    }
}
