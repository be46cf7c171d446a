package dev.charla.api.dialect.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.dialect.web.NewChats.CreatedJson;
import dev.charla.api.dialect.web.RoomEvents.RoomJson;
import dev.charla.api.dialect.web.UnreadNews.UnreadJson;
import dev.charla.api.dialect.web.WebDialect.Said;
import dev.charla.api.json.WireInstant;
import dev.charla.application.port.in.ChatViews.ChatView;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.ChatEvent.AgentRequestedEvent;
import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.ChatEvent.ChatPriorityChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatStatusChangedEvent;
import dev.charla.domain.chat.ChatEvent.ChatTagsChangedEvent;
import dev.charla.domain.chat.ChatEvent.MessageDeletedEvent;
import dev.charla.domain.chat.ChatEvent.MessageEditedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.ChatEvent.MessagesReadEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Origin;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.PresenceStatus;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.people.VisitorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients hear, to the letter: each frame has a golden file, {@code [event, payload]}, which the end-to-end tests hold to
 * {@code docs/api/asyncapi.yaml}.
 */
class FramesTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "dialect", "web");
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00.120Z");
    private static final ChatId CHAT = new ChatId(new UUID(5, 1));
    private static final VisitorId VERA = new VisitorId(new UUID(3, 1));
    private static final StaffId CARLA = new StaffId(new UUID(4, 1));
    private static final MessageId MESSAGE = new MessageId(new UUID(7, 1));

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("frames")
    void saysAsItIsWritten(Said said) throws IOException {
        var written = Files.readString(GOLDEN.resolve(said.event().replace(':', '.') + ".json"));

        var frame = json.writeValueAsString(List.of(said.event(), said.payload()));
        assertThat(json.readTree(frame)).isEqualTo(json.readTree(written));
    }

    private static Stream<Said> frames() {
        return Stream.of(
                        heardInOrder(),
                        signals().map(signal -> WebDialect.said(signal).orElseThrow()),
                        Stream.of(
                                new Said("chat:created", CreatedJson.of(newChat(), message(null))),
                                new Said("chat:unread_count", new UnreadJson(CHAT.toString(), 3)),
                                new Said("chat:joined", room()),
                                new Said("chat:left", room())))
                .flatMap(frames -> frames);
    }

    private static RoomJson room() {
        return new RoomJson(CHAT.toString(), new Room(CHAT, Audience.PARTICIPANTS).name(), WireInstant.of(AT));
    }

    private static Stream<Said> heardInOrder() {
        return events().map(event -> new RoomEntry(new Room(CHAT, Audience.PARTICIPANTS), 8, event))
                .map(entry -> WebDialect.said(entry).orElseThrow());
    }

    private static Stream<Signal> signals() {
        var room = new Room(CHAT, Audience.PARTICIPANTS);
        return Stream.of(
                new TypingStarted(room, VERA.value()),
                new TypingStopped(room, VERA.value()),
                new PresenceChanged(
                        CARLA.value(),
                        SenderType.COMMERCIAL,
                        PresenceStatus.ONLINE,
                        PresenceStatus.AWAY,
                        AT,
                        Set.of(new SiteId(new UUID(2, 1))),
                        List.of(CHAT)));
    }

    private static Stream<ChatEvent> events() {
        return Stream.of(
                new MessageSentEvent(message(null)),
                new MessageEditedEvent(message(AT.plusSeconds(1))),
                new MessageDeletedEvent(CHAT, MESSAGE, AT),
                new MessagesReadEvent(CHAT, CARLA.value(), SenderType.COMMERCIAL, 7, AT),
                new ChatStatusChangedEvent(CHAT, ChatStatus.ASSIGNED, ChatStatus.IN_PROGRESS, null, AT),
                new ChatAssignedEvent(CHAT, VERA, CARLA, "Carla", ChatStatus.ASSIGNED, AT),
                new AgentRequestedEvent(CHAT, VERA, Priority.NORMAL, Priority.URGENT, AT),
                new ChatPriorityChangedEvent(CHAT, VERA, Priority.NORMAL, Priority.HIGH, AT),
                new ChatTagsChangedEvent(CHAT, CARLA, List.of("VIP", "café"), AT));
    }

    private static Message message(@Nullable Instant editedAt) {
        return new Message(
                MESSAGE,
                CHAT,
                7,
                9,
                new Sender(VERA.value(), SenderType.VISITOR, "Vera"),
                "café 😀",
                MessageType.IMAGE,
                false,
                false,
                false,
                AT,
                new Attachment(new UUID(6, 1), "/v2/files/1", "photo.png", 1_024, "image/png"),
                "key-1",
                editedAt,
                null);
    }

    private static ChatView newChat() {
        var origin =
                new Origin(new TenantId(new UUID(1, 1)), new SiteId(new UUID(2, 1)), VERA, Map.of("page", "/"), AT);
        return new ChatView(
                Chat.open(CHAT, origin).chat(),
                new ContactDetails("Vera", "vera@example.com", null),
                null,
                null,
                1,
                0,
                new Tags(List.of()));
    }
}
