package dev.charla.application.memory;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

public final class MemoryBackplane implements Backplane {

    private final List<Consumer<RoomEntry>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(RoomEntry entry) {
        listeners.forEach(listener -> listener.accept(entry));
    }

    @Override
    public void subscribe(Consumer<RoomEntry> listener) {
        listeners.add(listener);
    }
}
