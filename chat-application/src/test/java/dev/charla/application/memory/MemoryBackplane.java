package dev.charla.application.memory;

import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

public class MemoryBackplane implements Backplane {

    private final List<Consumer<RoomEntry>> listeners = new CopyOnWriteArrayList<>();

    private final Map<Channel, Integer> followed = new ConcurrentHashMap<>();

    @Override
    public void publish(RoomEntry entry) {
        listeners.forEach(listener -> listener.accept(entry));
    }

    @Override
    public void subscribe(Consumer<RoomEntry> listener) {
        listeners.add(listener);
    }

    @Override
    public void follow(Channel channel) {
        followed.merge(channel, 1, Integer::sum);
    }

    @Override
    public void leave(Channel channel) {
        followed.computeIfPresent(channel, (same, times) -> times == 1 ? null : times - 1);
    }

    /** The channels that have not been left as often as they were followed; this one carries the others too. */
    public Set<Channel> followed() {
        return Set.copyOf(followed.keySet());
    }
}
