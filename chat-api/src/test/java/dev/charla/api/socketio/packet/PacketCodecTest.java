package dev.charla.api.socketio.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.charla.api.socketio.engineio.Frame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BinaryNode;

class PacketCodecTest {

    private static final PacketLimits LIMITS = new PacketLimits(2, 100, 80, 3, 4, 8);

    private final PacketDecoder decoder = new PacketDecoder(new WireJson(LIMITS), LIMITS);
    private final PacketEncoder encoder = new PacketEncoder(JsonMapper.shared());

    private @Nullable Packet decode(String text) {
        // In the middle of a larger buffer, as it comes from the network.
        byte[] buffer = ("##" + text + "##").getBytes(StandardCharsets.UTF_8);
        return decoder.text(buffer, 2, buffer.length - 4);
    }

    private Packet decoded(String text) {
        return Objects.requireNonNull(decode(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                   | CONNECT    | /   | -1  |
                    0{"a":1}            | CONNECT    | /   | -1  | {"a":1}
                    0/x                 | CONNECT    | /x  | -1  |
                    0/x,                | CONNECT    | /x  | -1  |
                    0/x,{"a":1}         | CONNECT    | /x  | -1  | {"a":1}
                    1                   | DISCONNECT | /   | -1  |
                    1/x,                | DISCONNECT | /x  | -1  |
                    2["e"]              | EVENT      | /   | -1  | ["e"]
                    2[1]                | EVENT      | /   | -1  | [1]
                    27["e","ü"]         | EVENT      | /   | 7   | ["e","ü"]
                    2/x,999["e"]        | EVENT      | /x  | 999 | ["e"]
                    30[]                | ACK        | /   | 0   | []
                    3/x,12["a"]         | ACK        | /x  | 12  | ["a"]
                    50-["e"]            | BINARY_EVENT | / | -1  | ["e"]
                    """)
    void readsWhatThePacketSays(String text, PacketType type, String namespace, long id, @Nullable String data) {
        Packet packet = decoded(text);
        assertThat(packet.type()).isEqualTo(type);
        assertThat(packet.namespace()).isEqualTo(namespace);
        assertThat(packet.id()).isEqualTo(id);
        assertThat(packet.data().isMissingNode() ? null : packet.data().toString())
                .isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "x",
                "0[]",
                "01",
                "1{}",
                "2",
                "2{}",
                "2[]",
                "2[null]",
                "2[\"connect_error\"]",
                "3[]",
                "31",
                "4{}",
                "5[\"e\"]",
                "5-[\"e\"]",
                "51[\"e\"]",
                "53-[\"e\"]",
                "5999999999999-[\"e\"]",
                "21234[\"e\"]",
                "2/long-name,[\"e\"]",
                "2[\"e\",[[[[]]]]]",
                "2[\"e\"]]",
                "2[\"e\"] x",
                "2[\"e\"",
                "2[\"\u0000\"]",
                "2[\"01234567890123456789012345678901234567890123456789012345678901234567890123456789\"]"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> decode(text)).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void putsAttachmentsInTheirPlaces() {
        assertThat(decode("52-[\"e\",{\"_placeholder\":true,\"num\":1},{\"a\":{\"_placeholder\":true,\"num\":0}}]"))
                .isNull();
        assertThat(decoder.assemblingSince()).isNotZero();
        assertThat(decoder.attachment(new byte[] {1})).isNull();
        Packet packet = Objects.requireNonNull(decoder.attachment(new byte[] {2}));
        assertThat(packet.data().get(1)).isEqualTo(BinaryNode.valueOf(new byte[] {2}));
        assertThat(packet.data().get(2).get("a")).isEqualTo(BinaryNode.valueOf(new byte[] {1}));
        assertThat(decoder.assemblingSince()).isZero();
    }

    @Test
    void boundsAttachmentsTogetherWithTheirPacket() {
        decode("52-[\"e\"]");
        decoder.attachment(new byte[50]);
        assertThatThrownBy(() -> decoder.attachment(new byte[50])).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void allowsNoTextBetweenAttachments() {
        decode("51-[\"e\"]");
        assertThatThrownBy(() -> decode("1")).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void leavesPlaceholdersOfPlainEventsAlone() {
        assertThat(decoded("2[\"e\",{\"_placeholder\":true,\"num\":0}]")
                        .data()
                        .get(1)
                        .isObject())
                .isTrue();
    }

    private static String text(Frame frame) {
        return new String(frame.bytes(), StandardCharsets.UTF_8);
    }

    private record Picture(String name, byte[] data) {}

    @Test
    void writesEvents() {
        assertThat(text(encoder.event("/", Packet.NO_ID, "e", null, 1, "ü", Map.of("a", true))
                        .getFirst()))
                .isEqualTo("42[\"e\",1,\"ü\",{\"a\":true}]");
        assertThat(text(encoder.event("/x", 5, "e", "position").getFirst())).isEqualTo("42/x,5[\"e\",\"position\"]");
    }

    @Test
    void findsBinaryHoweverDeep() {
        List<Frame> frames =
                encoder.event("/x", 1, "e", null, new byte[] {1}, List.of(new Picture("p", new byte[] {2, 3})));
        assertThat(text(frames.getFirst()))
                .isEqualTo("452-/x,1[\"e\",{\"_placeholder\":true,\"num\":0},"
                        + "[{\"name\":\"p\",\"data\":{\"_placeholder\":true,\"num\":1}}]]");
        assertThat(frames.get(1).binary()).isTrue();
        assertThat(frames.get(1).bytes()).containsExactly(1);
        assertThat(frames.get(2).bytes()).containsExactly(2, 3);
    }

    @Test
    void readsItsOwnBinary() {
        List<Frame> frames = encoder.ack("/", 3, BinaryNode.valueOf(new byte[] {9}));
        byte[] text = frames.getFirst().bytes();
        assertThat(decoder.text(Arrays.copyOfRange(text, 1, text.length), 0, text.length - 1))
                .isNull();
        Packet packet = Objects.requireNonNull(decoder.attachment(frames.get(1).bytes()));
        assertThat(packet.type()).isEqualTo(PacketType.BINARY_ACK);
        assertThat(packet.data().get(0)).isEqualTo(BinaryNode.valueOf(new byte[] {9}));
    }
}
