package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.SocketIoOptions;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves a client of whatever language by hand, with recovery, and a tick in room {@code ticks} every 5 ms. */
public final class FeatureMain {

    private FeatureMain() {}

    public static void main(String[] args) throws InterruptedException {
        var recovery = new InMemoryRecovery();
        SocketIoOptions options = SocketIoOptions.defaults();
        options = options.withEngine(options.engine()
                .withHandshakes(options.engine().handshakes().withOrigins("http://good.example"::equals)));
        try (var server = new FeatureServer(options, builder -> builder.recovery(recovery), Integer.parseInt(args[0]));
                var timer = Executors.newSingleThreadScheduledExecutor()) {
            int[] count = {0};
            timer.scheduleAtFixedRate(
                    () -> recovery.emit(server.main(), "ticks", "tick", count[0]++), 5, 5, TimeUnit.MILLISECONDS);
            System.out.println("listening on " + server.port());
            Thread.currentThread().join();
        }
    }
}
