package dev.charla.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.domain.chat.ChatEvent.ChatAssignedEvent;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** One chat with all that has happened to it; each decision a second after the one before. */
final class ChatScenario {

    static final Instant OPENING = Instant.parse("2026-01-05T10:00:00Z");
    static final Origin ORIGIN =
            new Origin(People.TENANT, People.SHOP, People.VERA.id(), Map.of("page", "/cart"), OPENING);

    private final List<RoomEntry> entries = new ArrayList<>();
    private Chat chat;
    private ChatChange last;
    private Instant now = OPENING;

    private ChatScenario(ChatChange opened) {
        this.last = opened;
        this.chat = opened.chat();
        entries.addAll(opened.entries());
    }

    static ChatScenario anOpenChat() {
        return new ChatScenario(Chat.open(new ChatId(new UUID(5, 1)), ORIGIN));
    }

    ChatScenario says(Participant sender, String text) {
        return send(sender, Drafts.saying(text));
    }

    ChatScenario notes(Participant sender, String text) {
        return send(sender, Drafts.noting(text));
    }

    ChatScenario send(Participant sender, NewMessage draft) {
        return decide(chat -> chat.send(sender, draft, now));
    }

    /** The assistant has thought of something. */
    ChatScenario reply(MessageId asked, Message latest, String text) {
        return decide(chat -> chat.reply(asked, latest, Drafts.saying(text), now));
    }

    ChatScenario edits(Participant editor, Message message, String words) {
        return decide(chat -> chat.edit(editor, message, new Content(words), now));
    }

    ChatScenario deletes(Participant deleter, Message message) {
        return decide(chat -> chat.delete(deleter, message, now));
    }

    ChatScenario reads(Participant reader, Watermark before, Watermark after) {
        return decide(chat -> chat.read(reader, before, after, now));
    }

    ChatScenario assignedTo(Staff staff) {
        return decide(chat -> chat.assign(staff, now));
    }

    ChatScenario transferredTo(Staff staff) {
        return decide(chat -> chat.transfer(staff, now));
    }

    ChatScenario unassigned() {
        return decide(chat -> chat.unassign(now));
    }

    ChatScenario agentRequestedBy(Participant visitor) {
        return decide(chat -> chat.requestAgent(visitor, now));
    }

    /** That the scenario's chat went to somebody just now. */
    static ChatAssignedEvent assigned(ChatScenario scenario, Staff staff) {
        return new ChatAssignedEvent(
                scenario.chat.id(),
                ORIGIN.visitor(),
                staff.id(),
                staff.name(),
                scenario.progress().status(),
                scenario.now);
    }

    ChatScenario closedBy(Participant closer) {
        return decide(chat -> chat.close(closer, null, now));
    }

    ChatScenario closedBy(Participant closer, String reason) {
        return decide(chat -> chat.close(closer, reason, now));
    }

    ChatScenario reopenedBy(Participant opener) {
        return decide(chat -> chat.reopen(opener, now));
    }

    Chat chat() {
        return chat;
    }

    /** When the last decision was made. */
    Instant now() {
        return now;
    }

    Progress progress() {
        return chat.progress();
    }

    /** What the last decision did, in order. */
    List<ChatEvent> lastEvents() {
        return last.entries().stream().map(RoomEntry::event).toList();
    }

    List<RoomEntry> entriesFor(Audience audience) {
        return entries.stream()
                .filter(entry -> entry.room().audience() == audience)
                .toList();
    }

    <E extends ChatEvent> List<E> all(Class<E> type) {
        return entries.stream()
                .map(RoomEntry::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    List<Message> messages() {
        return new ChatChange(chat, entries).messages();
    }

    Message lastMessage() {
        return messages().getLast();
    }

    /** Holds for every chat at every time; called after each decision. */
    private void checkNumbering() {
        for (var audience : Audience.values()) {
            var numbered = entriesFor(audience);
            for (int i = 0; i < numbered.size(); i++) {
                assertThat(numbered.get(i).seq()).isEqualTo(i + 1L);
            }
            assertThat(chat.tally().seq(audience)).isEqualTo(numbered.size());
        }
    }

    private ChatScenario decide(Function<Chat, ChatChange> decision) {
        now = now.plusSeconds(1);
        last = decision.apply(chat);
        chat = last.chat();
        entries.addAll(last.entries());
        checkNumbering();
        return this;
    }
}
