package dev.charla.application.memory;

import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

public final class MemorySignals implements Signals {

    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void tell(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public void subscribe(Consumer<Signal> listener) {
        listeners.add(listener);
    }
}
