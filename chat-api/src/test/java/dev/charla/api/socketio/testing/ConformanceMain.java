package dev.charla.api.socketio.testing;

import dev.charla.api.socketio.conformance.ConformanceServers;
import dev.charla.api.socketio.jetty.JettyWebSockets;

/** Serves the official test suites by hand: they expect port 3000. */
public final class ConformanceMain {

    private ConformanceMain() {}

    public static void main(String[] args) throws InterruptedException {
        var servers = new ConformanceServers(
                new JettyWebSockets(false),
                ConformanceServers.HEARTBEAT_OF_THE_SUITES,
                ConformanceServers.CONNECT_TIMEOUT_OF_THE_SUITES);
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 3000;
        try (servers;
                var server = new TestServer(servers.handlers(), port)) {
            System.out.println("listening on " + server.port());
            Thread.currentThread().join();
        }
    }
}
