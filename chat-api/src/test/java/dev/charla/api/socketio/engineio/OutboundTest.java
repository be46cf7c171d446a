package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.testing.SlowLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboundTest {

    private static final Frame A = Frame.text("4a");
    private static final Frame B = Frame.text("4b");
    private static final Frame C = Frame.text("4c");

    private final List<String> ends = new ArrayList<>();
    private final Outbound outbound = new Outbound(
            new EngineLimits(1_000, 10, 4, 1), reason -> ends.add(reason.name()), () -> ends.add("drained"));
    private final SlowLink link = new SlowLink();

    private void send(Frame... frames) {
        if (outbound.offer(List.of(frames)) == Outbound.Offer.FLUSH) {
            outbound.flush();
        }
    }

    @Test
    void whatWaitsTogetherLeavesTogether() {
        outbound.open(link);
        send(A);
        send(B);
        send(C);
        assertThat(link.writes).containsExactly(List.of(A));
        link.finish(null);
        assertThat(link.writes).containsExactly(List.of(A), List.of(B, C));
    }

    @Test
    void anInstantLinkNeedsNoDeepStack() {
        link.instantly = true;
        outbound.open(link);
        for (int i = 0; i < 100_000; i++) {
            send(A);
        }
        assertThat(link.writes).hasSize(100_000);
        assertThat(outbound.waitingPackets()).isZero();
        assertThat(outbound.waitingBytes()).isZero();
    }

    @Test
    void onlyOneIsAskedToFlush() {
        outbound.open(link);
        assertThat(outbound.offer(List.of(A))).isEqualTo(Outbound.Offer.FLUSH);
        assertThat(outbound.offer(List.of(B))).isEqualTo(Outbound.Offer.DONE);
        outbound.flush();
        assertThat(link.writes).containsExactly(List.of(A, B));
    }

    @Test
    void overflowsByPackets() {
        send(A, A, A, A);
        assertThat(outbound.offer(List.of(A))).isEqualTo(Outbound.Offer.OVERFLOW);
    }

    @Test
    void overflowsByBytesButTakesOnePacketOfAnySize() {
        assertThat(outbound.offer(List.of(Frame.binary(new byte[100])))).isEqualTo(Outbound.Offer.DONE);
        assertThat(outbound.offer(List.of(A))).isEqualTo(Outbound.Offer.OVERFLOW);
    }

    @Test
    void whatIsBeingWrittenCountsAsWaiting() {
        outbound.open(link);
        send(A);
        assertThat(outbound.waitingBytes()).isEqualTo(2);
        link.finish(null);
        assertThat(outbound.waitingBytes()).isZero();
    }

    @Test
    void aFailedWriteEndsTheSession() {
        outbound.open(link);
        send(A);
        link.finish(new IllegalStateException());
        assertThat(ends).containsExactly("TRANSPORT_ERROR");
    }

    @Test
    void drainsWhatIsQueuedAndTakesNoMore() {
        outbound.open(link);
        send(A);
        send(B);
        outbound.drain();
        send(C);
        link.finish(null);
        assertThat(ends).isEmpty();
        link.finish(null);
        assertThat(link.writes).containsExactly(List.of(A), List.of(B));
        assertThat(ends).containsExactly("drained");
    }

    @Test
    void whatWasQueuedWhilePollingLeavesByTheNewLink() {
        send(A);
        send(B);
        outbound.open(link);
        outbound.flush();
        assertThat(link.writes).containsExactly(List.of(A, B));
    }

    @Test
    void nothingLeavesAfterTheEnd() {
        outbound.open(link);
        outbound.close();
        send(A);
        assertThat(link.writes).isEmpty();
        assertThat(outbound.open(link)).isFalse();
    }
}
