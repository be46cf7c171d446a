package dev.charla.api.socketio.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.testing.ConformanceFixture;
import dev.charla.api.socketio.testing.PollingSession;
import dev.charla.api.socketio.testing.RawConnection;
import dev.charla.api.socketio.testing.WebSocketClient;
import dev.charla.api.socketio.testing.Wire;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The 25 cases of the Engine.IO v4 suite. */
class EngineIoSuiteTest extends EngineProtocolCases {

    @RegisterExtension
    static final ConformanceFixture FIXTURE = new ConformanceFixture();

    @Override
    Wire wire() {
        return FIXTURE.wire("/engine.io/");
    }

    @Override
    void assertStillServed(WebSocketClient upgraded) {
        upgraded.send("4hello");
        upgraded.expect("4hello");
    }

    @Nested
    class Messages {

        @Test
        void pollingEchoesOneText() {
            echoed("4hello");
        }

        @Test
        void pollingEchoesSeveralTexts() {
            echoed("4test1\u001e4test2\u001e4test3");
        }

        @Test
        void pollingEchoesTextAndBinary() {
            echoed("4hello\u001ebAQIDBA==");
        }

        private void echoed(String payload) {
            PollingSession session = wire().poll();
            var post = session.post(payload);
            assertThat(post.statusCode()).isEqualTo(200);
            assertThat(post.body()).isEqualTo("ok");
            assertThat(session.poll().body()).isEqualTo(payload);
        }

        @Test
        void pollingEndsAtAnInvalidPacket() {
            PollingSession session = wire().poll();
            assertThat(session.post("abc").statusCode()).isEqualTo(400);
            assertThat(session.poll().statusCode()).isEqualTo(400);
        }

        @Test
        void pollingEndsAtASecondPoll() {
            PollingSession session = wire().poll();
            var first = session.pollAsync();
            var second = session.pollAsync();
            // Either may arrive first.
            boolean inOrder = first.join().statusCode() == 200;
            assertThat((inOrder ? first : second).join().body()).isEqualTo("1");
            assertThat((inOrder ? second : first).join().statusCode()).isEqualTo(400);
            assertThat(session.poll().statusCode()).isEqualTo(400);
        }

        @Test
        void pollingEndsAtACancelledPoll() {
            PollingSession session = wire().poll();
            try (var cancelled = new RawConnection(FIXTURE.port(), 65_536)) {
                cancelled.write("GET /engine.io/?" + session.query() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            HttpResponse<String> next = session.poll();
            while (next.statusCode() == 200) {
                // The server has read them in the other order, or is about to end the session: each poll until then is
                // told so.
                assertThat(next.body()).isEqualTo("1");
                next = session.poll();
            }
            assertThat(next.statusCode()).isEqualTo(400);
        }

        @Test
        void webSocketEchoesText() {
            try (WebSocketClient socket = opened()) {
                socket.send("4hello");
                socket.expect("4hello");
            }
        }

        @Test
        void webSocketEchoesBinary() {
            try (WebSocketClient socket = opened()) {
                socket.send(new byte[] {1, 2, 3, 4});
                socket.expect(new byte[] {1, 2, 3, 4});
            }
        }

        @Test
        void webSocketEndsAtAnInvalidPacket() {
            WebSocketClient socket = opened();
            socket.send("abc");
            socket.awaitClose();
        }

        private WebSocketClient opened() {
            WebSocketClient socket = wire().webSocket();
            socket.next();
            return socket;
        }
    }

    @Nested
    class Probe {

        @Test
        void releasesThePollAndTakesOver() {
            PollingSession session = wire().poll();
            try (WebSocketClient socket = session.webSocket()) {
                socket.send("2probe");
                socket.expect("3probe");
                String released = session.poll().body();
                if (released.equals("2")) {
                    // A ping was due before the poll had come.
                    released = session.poll().body();
                }
                assertThat(released).isEqualTo("6");
                socket.send("5");
                assertStillServed(socket);
            }
        }
    }
}
