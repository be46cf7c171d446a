package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboundTest {

    private final List<String> heard = new ArrayList<>();
    private final Ending ending = new Ending();
    private final Heart heart = new Heart(new Heartbeat(Duration.ofNanos(100), Duration.ofNanos(50)), 10, 0);
    private final Inbound inbound =
            new Inbound(heart, ending, new Notes(), () -> heard.add("goodbye"), () -> heard.add("malformed"));

    private final class Notes implements EngineListener {

        @Override
        public void onText(byte[] buffer, int offset, int length) {
            heard.add("text " + new String(buffer, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void onBinary(byte[] data) {
            heard.add("binary of " + data.length);
        }

        @Override
        public void onClose(CloseReason reason) {
            heard.add("closed");
        }

        @Override
        public void onTick(long now) {
            heard.add("tick");
        }
    }

    private boolean text(String packet) {
        byte[] bytes = ("#" + packet + "#").getBytes(StandardCharsets.UTF_8);
        return inbound.text(bytes, 1, bytes.length - 2);
    }

    @Test
    void messagesGoUpWithoutTheirType() {
        assertThat(text("4hello")).isTrue();
        assertThat(inbound.binary(new byte[3])).isTrue();

        assertThat(heard).containsExactly("text hello", "binary of 3");
    }

    @Test
    void aPongIsAHeartbeat() {
        heart.pingDue(100);

        assertThat(text("3")).isTrue();

        assertThat(heart.stopped(1_000)).isFalse();
        assertThat(heard).isEmpty();
    }

    @Test
    void aClosePacketIsAGoodbye() {
        assertThat(text("1")).isTrue();

        assertThat(heard).containsExactly("goodbye");
    }

    @Test
    void nothingComesOfANoop() {
        assertThat(text("6")).isTrue();

        assertThat(heard).isEmpty();
    }

    @Test
    void whatCannotBeAPacketIsMalformed() {
        assertThat(text("")).isFalse();
        assertThat(text("0")).isFalse();
        assertThat(text("x")).isFalse();

        assertThat(heard).containsOnly("malformed").hasSize(3);
    }

    @Test
    void messagesStayBelowOnceTheEndHasBegun() {
        ending.leave();

        assertThat(text("4late")).isTrue();
        assertThat(inbound.binary(new byte[1])).isTrue();

        assertThat(heard).isEmpty();
    }

    @Test
    void oneBodyIsReadAtATime() {
        assertThat(inbound.beginPost()).isTrue();
        assertThat(inbound.beginPost()).isFalse();

        inbound.endPost();

        assertThat(inbound.beginPost()).isTrue();
    }
}
