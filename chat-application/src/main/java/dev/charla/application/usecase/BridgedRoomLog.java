package dev.charla.application.usecase;

import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.application.port.out.WebhookOutbox.Outgoing;
import dev.charla.domain.chat.ChatEvent.ChatOpenedEvent;
import dev.charla.domain.chat.ChatEvent.MessageSentEvent;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.RoomEntry;
import java.util.List;
import java.util.Optional;

/**
 * The log of the rooms, which tells the bridge in the transaction that writes an entry: a chat that the visitor of a telephone
 * number opens becomes the number's, and what people say in such a chat is put into the outbox. What programs say is not, so
 * that no bridge hears itself.
 */
public final class BridgedRoomLog implements RoomLog {

    private final RoomLog log;
    private final PhoneLines lines;
    private final Optional<WebhookOutbox> outbox;
    private final IdGenerator ids;

    /** @param outbox empty when nothing is posted anywhere */
    public BridgedRoomLog(RoomLog log, PhoneLines lines, Optional<WebhookOutbox> outbox, IdGenerator ids) {
        this.log = log;
        this.lines = lines;
        this.outbox = outbox;
        this.ids = ids;
    }

    @Override
    public void append(List<RoomEntry> entries) {
        log.append(entries);
        entries.forEach(this::follow);
    }

    @Override
    public void redact(Message deleted) {
        log.redact(deleted);
    }

    @Override
    public List<RoomEntry> after(Room room, long seq, int limit) {
        return log.after(room, seq, limit);
    }

    @Override
    public long lastSeq(Room room) {
        return log.lastSeq(room);
    }

    private void follow(RoomEntry entry) {
        if (entry.event() instanceof ChatOpenedEvent opened) {
            lines.opened(opened.visitorId(), opened.chatId());
        } else if (entry.event() instanceof MessageSentEvent sent && isSaidByPeople(sent.message())) {
            outbox.ifPresent(out ->
                    lines.ofChat(sent.chatId()).ifPresent(line -> out.add(outgoing(line, sent.message()))));
        }
    }

    private static boolean isSaidByPeople(Message message) {
        return !message.internal()
                && switch (message.sender().type()) {
                    case VISITOR, COMMERCIAL -> true;
                    case BOT, SYSTEM -> false;
                };
    }

    private Outgoing outgoing(Line line, Message message) {
        return new Outgoing(
                ids.next(),
                line.site(),
                message.chatId(),
                message.seq(),
                message.id(),
                line.phone(),
                message.sentAt(),
                0);
    }
}
