package dev.charla.api.socketio.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.junit.jupiter.api.Test;

/** One write at a time, and Jetty's own last. */
class FrameWriterTest {

    private static final int CAPACITY = 4;

    private final ByteArrayEndPoint endPoint = new ByteArrayEndPoint(new byte[0], CAPACITY);
    private final FrameWriter writer = new FrameWriter(endPoint);
    private final List<String> happened = new ArrayList<>();

    @Test
    void whatFitsIsDoneAtOnce() {
        write("abc");
        assertThat(happened).containsExactly("abc");
    }

    @Test
    void nextWriteWaitsForTheOneUnderWay() {
        write("abcdef");
        write("gh");
        assertThat(happened).isEmpty();
        peerReads();
        assertThat(happened).containsExactly("abcdef", "gh");
        assertThat(endPoint.takeOutputString()).isEqualTo("efgh");
    }

    @Test
    void lastStepsComeAfterTheWritesInTheirOrder() {
        write("abcdef");
        write("gh");
        writer.finallyRun(() -> happened.add("close"));
        writer.finallyRun(() -> happened.add("close again"));
        assertThat(happened).isEmpty();
        peerReads();
        assertThat(happened).containsExactly("abcdef", "gh", "close", "close again");
    }

    @Test
    void lastStepOfAnIdleWriterRunsAtOnce() {
        writer.finallyRun(() -> happened.add("close"));
        assertThat(happened).containsExactly("close");
    }

    @Test
    void nothingIsWrittenAfterTheLastStep() {
        writer.finallyRun(() -> {});
        write("abc");
        assertThat(happened).containsExactly("abc failed: " + ClosedChannelException.class.getName());
        assertThat(endPoint.takeOutputString()).isEmpty();
    }

    @Test
    void brokenConnectionFailsAllThatWaitAndStillRunsTheLastStep() {
        write("abcdef");
        write("gh");
        writer.finallyRun(() -> happened.add("close"));
        endPoint.close(new IOException("gone"));
        assertThat(happened).hasSize(3).last().isEqualTo("close");
        assertThat(happened).element(0).asString().startsWith("abcdef failed");
        assertThat(happened).element(1).asString().startsWith("gh failed");
    }

    private void write(String text) {
        writer.write(
                failure -> happened.add(
                        failure == null
                                ? text
                                : text + " failed: " + failure.getClass().getName()),
                ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void peerReads() {
        endPoint.takeOutput();
    }
}
