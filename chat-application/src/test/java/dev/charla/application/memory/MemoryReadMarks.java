package dev.charla.application.memory;

import dev.charla.application.port.out.ReadMarks;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Sender;
import dev.charla.domain.people.SenderType;
import java.util.UUID;

final class MemoryReadMarks implements ReadMarks {

    private final Table<Mark> marks;

    MemoryReadMarks(Table<Mark> marks) {
        this.marks = marks;
    }

    @Override
    public Watermark of(Sender reader, ChatId chat) {
        return marks.find(mark -> mark.isOf(reader, chat)).map(Mark::mark).orElse(Watermark.NOTHING);
    }

    @Override
    public void put(Sender reader, ChatId chat, Watermark mark) {
        var row = new Mark(reader.id(), reader.type(), chat, mark);
        if (marks.find(present -> present.isOf(reader, chat)).isPresent()) {
            marks.replace(present -> present.isOf(reader, chat), row);
        } else {
            marks.add(row);
        }
    }

    record Mark(UUID reader, SenderType type, ChatId chat, Watermark mark) {

        private boolean isOf(Sender sender, ChatId other) {
            return reader.equals(sender.id()) && type == sender.type() && chat.equals(other);
        }
    }
}
