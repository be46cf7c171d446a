package dev.charla.infrastructure.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatEnrolledEvent;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is stored is stored for good: a golden file may get a newer sibling, but never change. */
class StoredEventsTest {

    private static final Instant AT = Instant.parse("2026-01-05T10:00:00.123Z");
    private static final ChatId CHAT = new ChatId(new UUID(5, 1));

    private static final Map<String, ChatEvent> OF_CHATS = Map.of(
            "chat.opened",
            new ChatOpenedEvent(
                    CHAT, new TenantId(new UUID(1, 1)), new SiteId(new UUID(2, 1)), new VisitorId(new UUID(3, 1)), AT),
            "chat.assigned",
            new ChatAssignedEvent(
                    CHAT, new VisitorId(new UUID(3, 1)), new StaffId(new UUID(4, 1)), "Carla", ChatStatus.ASSIGNED, AT),
            "chat.unassigned",
            new ChatUnassignedEvent(CHAT, new StaffId(new UUID(4, 1)), AT),
            "chat.agent-requested",
            new AgentRequestedEvent(CHAT, new VisitorId(new UUID(3, 1)), Priority.LOW, Priority.URGENT, AT),
            "chat.priority-changed",
            new ChatPriorityChangedEvent(CHAT, new VisitorId(new UUID(3, 1)), Priority.LOW, Priority.URGENT, AT),
            "chat.tags-changed",
            new ChatTagsChangedEvent(CHAT, new StaffId(new UUID(4, 1)), List.of("VIP", "caf\u00E9"), AT),
            "chat.enrolled",
            new ChatEnrolledEvent(CHAT, "9b7a28d8-ebae-44a7-b386-1894ba32357d", "7", AT),
            "chat.status-changed",
            new ChatStatusChangedEvent(CHAT, ChatStatus.IN_PROGRESS, ChatStatus.CLOSED, "solved", AT));

    private static final Map<String, ChatEvent> OF_MESSAGES = Map.of(
            "message.sent",
            new MessageSentEvent(new Message(
                    new MessageId(new UUID(7, 1)),
                    CHAT,
                    3,
                    7,
                    new Sender(new UUID(4, 1), SenderType.COMMERCIAL, "Carla"),
                    "caf\u00E9 \uD83D\uDE00 \"quoted\"\nline",
                    MessageType.IMAGE,
                    false,
                    true,
                    false,
                    AT,
                    new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png"),
                    "key~1",
                    null,
                    null)),
            "message.sent-minimal",
            new MessageSentEvent(new Message(
                    new MessageId(new UUID(7, 1)),
                    CHAT,
                    1,
                    1,
                    new Sender(new UUID(3, 1), SenderType.VISITOR, null),
                    "Hello",
                    MessageType.TEXT,
                    false,
                    false,
                    false,
                    Instant.parse("2026-01-05T10:00:00Z"),
                    null,
                    null,
                    null,
                    null)),
            "message.sent-redacted",
            new MessageSentEvent(edited(null).deleted(AT.plusSeconds(2))),
            "message.edited",
            new MessageEditedEvent(edited(AT.plusSeconds(1))),
            "message.deleted",
            new MessageDeletedEvent(CHAT, new MessageId(new UUID(7, 1)), AT),
            "messages.read",
            new MessagesReadEvent(CHAT, new UUID(4, 1), SenderType.COMMERCIAL, 3, AT));

    private static final Map<String, ChatEvent> GOLDEN = Stream.of(OF_CHATS, OF_MESSAGES)
            .flatMap(events -> events.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final JsonMapper json = JsonMapper.builder().build();
    private final NamedEventSerializer serializer = NamedEventSerializer.create();

    private static Message edited(@Nullable Instant at) {
        return new Message(
                new MessageId(new UUID(7, 1)),
                CHAT,
                3,
                7,
                new Sender(new UUID(3, 1), SenderType.VISITOR, "Vera"),
                "other words",
                MessageType.TEXT,
                false,
                false,
                false,
                AT,
                null,
                null,
                at,
                null);
    }

    static Stream<Map.Entry<String, ChatEvent>> golden() {
        return GOLDEN.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void areWrittenAsTheyAlwaysWere(Map.Entry<String, ChatEvent> golden) {
        var stored = serializer.serialize(golden.getValue(), String.class);
        var written = json.createObjectNode()
                .put("type", stored.getType().getName())
                .put("revision", stored.getType().getRevision())
                .set("payload", json.readTree(stored.getData()));

        assertThat(written).isEqualTo(file(golden.getKey()));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void areReadBack(Map.Entry<String, ChatEvent> golden) {
        assertThat(read(file(golden.getKey()))).isEqualTo(golden.getValue());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void areReadWithFieldsOfALaterVersion(Map.Entry<String, ChatEvent> golden) {
        var later = file(golden.getKey());
        later.findParents("at").forEach(StoredEventsTest::addFields);
        later.findParents("sentAt").forEach(StoredEventsTest::addFields);
        addFields(later.get("payload"));

        assertThat(read(later)).isEqualTo(golden.getValue());
    }

    @Test
    void areReadWithoutFieldsThatMayBeAbsent() {
        var sparse = file("message.sent-minimal");
        var message = (ObjectNode) sparse.get("payload").get("message");
        message.remove("attachment");
        message.remove("clientMessageId");

        assertThat(read(sparse)).isEqualTo(GOLDEN.get("message.sent-minimal"));
    }

    @Test
    void haveANameAndAGoldenFileEach() {
        var kinds = Arrays.stream(ChatEvent.class.getPermittedSubclasses())
                .map(Names::of)
                .toList();

        assertThat(kinds).containsExactlyInAnyOrder(Names.values());
        assertThat(GOLDEN.keySet())
                .containsAll(kinds.stream().map(name -> name.stored().getName()).toList());
    }

    @Test
    void failClearlyUnderAnUnknownName() {
        var unknown = file("chat.assigned").put("type", "chat.vanished");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(unknown))
                .withMessageContaining("unknown event chat.vanished");
    }

    @Test
    void failClearlyUnderTheNameOfAClass() {
        var foreign = file("chat.assigned").put("type", ChatAssignedEvent.class.getName());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(foreign))
                .withMessageContaining("unknown event dev.charla.domain.chat.ChatEvent$ChatAssignedEvent");
    }

    private Object read(ObjectNode stored) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                stored.get("payload").toString(),
                String.class,
                stored.get("type").asString(),
                stored.get("revision").asString()));
    }

    private ObjectNode file(String name) {
        try (var golden = Objects.requireNonNull(getClass().getResourceAsStream("/events/" + name + ".json"), name)) {
            return (ObjectNode) json.readTree(new String(golden.readAllBytes(), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void addFields(JsonNode object) {
        ((ObjectNode) object).put("mood", "good").putObject("more").put("deep", 1);
    }
}
