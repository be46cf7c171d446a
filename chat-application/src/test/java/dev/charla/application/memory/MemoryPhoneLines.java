package dev.charla.application.memory;

import dev.charla.application.port.out.PhoneLines;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.VisitorId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryPhoneLines implements PhoneLines {

    private final Table<Line> lines;

    MemoryPhoneLines(Table<Line> lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Line> find(SiteId site, PhoneNumber phone) {
        return lines.find(line -> isOf(line, site, phone));
    }

    @Override
    public Optional<Line> ofChat(ChatId chat) {
        return lines.find(line -> chat.equals(line.chat()));
    }

    @Override
    public Optional<Line> lock(SiteId site, PhoneNumber phone) {
        return find(site, phone);
    }

    @Override
    public boolean add(Line line) {
        var free = lines.find(present -> isOf(present, line.site(), line.phone())
                        || present.visitor().equals(line.visitor()))
                .isEmpty();
        if (free) {
            lines.add(line);
        }
        return free;
    }

    @Override
    public void assign(SiteId site, PhoneNumber phone, VisitorId visitor, @Nullable ChatId chat) {
        lines.replace(line -> isOf(line, site, phone), new Line(site, phone, visitor, chat, 0));
    }

    @Override
    public void opened(VisitorId visitor, ChatId chat) {
        lines.find(line -> line.visitor().equals(visitor) && line.chat() == null)
                .ifPresent(line -> assign(line.site(), line.phone(), visitor, chat));
    }

    @Override
    public void told(ChatId chat, long seq) {
        ofChat(chat)
                .filter(line -> line.toldSeq() < seq)
                .ifPresent(line -> lines.replace(
                        line::equals, new Line(line.site(), line.phone(), line.visitor(), line.chat(), seq)));
    }

    private static boolean isOf(Line line, SiteId site, PhoneNumber phone) {
        return line.site().equals(site) && line.phone().equals(phone);
    }
}
