package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of frames on a WebSocket. */
class FrameTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8100",
        "125, 817d",
        "126, 817e007e",
        "65535, 817effff",
        "65536, 817f0000000000010000",
        "900000, 817f00000000000dbba0"
    })
    void headerTellsLength(int length, String header) {
        byte[] written = written(Frame.text(new byte[length]));
        assertThat(HexFormat.of().formatHex(written, 0, header.length() / 2)).isEqualTo(header);
        assertThat(written).hasSize(header.length() / 2 + length);
    }

    @Test
    void binaryHasItsOwnOpCode() {
        assertThat(written(Frame.binary(new byte[] {7}))).containsExactly(0x82, 1, 7);
    }

    @Test
    void smallFramesThatGoTogetherAreOneBuffer() {
        ByteBuffer[] buffers = Frame.webSocketMessages(List.of(Frame.text("4a"), Frame.text("4bc")));
        assertThat(buffers).hasSize(1);
        assertThat(joined(buffers)).isEqualTo(HexFormat.of().parseHex("81023461" + "8103346263"));
    }

    @Test
    void largeFramesAreNotCopied() {
        byte[] large = new byte[100_000];
        ByteBuffer[] buffers = Frame.webSocketMessages(
                List.of(Frame.text("4a"), Frame.binary(large), Frame.binary(large), Frame.text("4b")));
        assertThat(buffers)
                .extracting(ByteBuffer::remaining)
                .containsExactly(4 + 10, large.length, 10, large.length, 4);
        assertThat(buffers[1].array()).isSameAs(large);
    }

    @Test
    void whatOneSessionHasReadIsThereForTheNext() {
        Frame frame = Frame.text("4hello");
        assertThat(written(frame)).isEqualTo(written(frame));
    }

    private static byte[] written(Frame frame) {
        return joined(Frame.webSocketMessages(List.of(frame)));
    }

    private static byte[] joined(ByteBuffer... buffers) {
        var out = new ByteArrayOutputStream();
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
