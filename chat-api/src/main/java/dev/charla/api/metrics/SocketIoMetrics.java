package dev.charla.api.metrics;

import dev.charla.api.socketio.DisconnectReason;
import dev.charla.api.socketio.SocketIoServer;
import dev.charla.api.socketio.SocketIoStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** The figures of the Socket.IO layer. */
final class SocketIoMetrics implements MeterBinder {

    private final SocketIoServer server;

    SocketIoMetrics(SocketIoServer server) {
        this.server = server;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        connections(registry, "websocket", SocketIoStats::openWebSocket);
        connections(registry, "polling", SocketIoStats::openPolling);
        gauge(registry, "charla.queue.packets", "Packets that wait for their clients", SocketIoStats::waitingPackets);
        gauge(registry, "charla.queue.bytes", "What waits for the clients, in bytes", SocketIoStats::waitingBytes);
        counter(registry, "charla.deliveries", "Events queued on a socket", SocketIoStats::deliveries);
        counter(registry, "charla.events.received", "Events handed to a handler", SocketIoStats::eventsReceived);
        counter(registry, "charla.events.failed", "Events whose handling failed", SocketIoStats::handlerFailures);
        counter(
                registry,
                "charla.upgrades",
                "Connections that went from polling to WebSocket",
                SocketIoStats::upgrades);
        recoveries(registry, "recovered", SocketIoStats::recoveries);
        recoveries(registry, "afresh", SocketIoStats::failedRecoveries);
        server.stats().rejectedHandshakes().keySet().forEach(reason -> rejections(registry, reason));
        for (var reason : DisconnectReason.values()) {
            disconnects(registry, reason);
        }
    }

    private void connections(MeterRegistry registry, String transport, ToDoubleFunction<SocketIoStats> figure) {
        Gauge.builder("charla.connections", server, of(figure))
                .description("Open connections")
                .tag("transport", transport)
                .register(registry);
    }

    private void recoveries(MeterRegistry registry, String outcome, ToDoubleFunction<SocketIoStats> figure) {
        FunctionCounter.builder("charla.recoveries", server, of(figure))
                .description("Clients that wanted to go on where they lost their connection")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void rejections(MeterRegistry registry, String reason) {
        FunctionCounter.builder(
                        "charla.handshakes.rejected",
                        server,
                        of(stats -> stats.rejectedHandshakes().getOrDefault(reason, 0L)))
                .description("Requests of the transport that were refused")
                .tag("reason", reason)
                .register(registry);
    }

    private void disconnects(MeterRegistry registry, DisconnectReason reason) {
        FunctionCounter.builder(
                        "charla.disconnects",
                        server,
                        of(stats -> stats.disconnects().getOrDefault(reason, 0L)))
                .description("Sockets that have gone; those of slow readers that were cut off are slow consumers")
                .tag("reason", reason.text())
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SocketIoStats> figure) {
        Gauge.builder(name, server, of(figure)).description(description).register(registry);
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SocketIoStats> figure) {
        FunctionCounter.builder(name, server, of(figure))
                .description(description)
                .register(registry);
    }

    private static ToDoubleFunction<SocketIoServer> of(ToDoubleFunction<SocketIoStats> figure) {
        return server -> figure.applyAsDouble(server.stats());
    }
}
