package dev.charla.application.usecase;

import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.OpenPhoneLine;
import dev.charla.application.port.in.PhoneChats;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.SiteId;
import dev.charla.domain.people.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps who listens to a telephone number, whose it is, and how far its chat was told. */
public final class KeepPhoneChats implements PhoneChats {

    private final Commands commands;
    private final PhoneLines lines;
    private final LiveSockets listeners;
    private final Supplier<Site> site;

    /** @param site whose chats the bridge's are */
    public KeepPhoneChats(Commands commands, PhoneLines lines, LiveSockets listeners, Supplier<Site> site) {
        this.commands = commands;
        this.lines = lines;
        this.listeners = listeners;
        this.site = site;
    }

    @Override
    public SiteId site() {
        return site.get().id();
    }

    @Override
    public Visitor ownerOf(PhoneNumber phone, @Nullable Visitor proven) {
        return commands.send(new OpenPhoneLine(phone, proven));
    }

    @Override
    public Optional<Place> find(PhoneNumber phone) {
        return lines.find(site(), phone).flatMap(KeepPhoneChats::place);
    }

    @Override
    public Optional<PhoneNumber> phoneOf(ChatId chat) {
        return lines.ofChat(chat).map(Line::phone);
    }

    @Override
    public void told(ChatId chat, long seq) {
        lines.told(chat, seq);
    }

    @Override
    public void listens(PhoneNumber phone, String listener) {
        listeners.add(keyOf(phone), listener);
    }

    @Override
    public void listensNoMore(PhoneNumber phone, String listener) {
        listeners.remove(keyOf(phone), listener);
    }

    @Override
    public boolean isHeard(PhoneNumber phone) {
        return !listeners.connected(Set.of(keyOf(phone))).isEmpty();
    }

    private static Optional<Place> place(Line line) {
        var chat = line.chat();
        return chat == null ? Optional.empty() : Optional.of(new Place(chat, line.toldSeq()));
    }

    /** The same on each node, and nobody's id (RFC 9562 §5.3). */
    private UUID keyOf(PhoneNumber phone) {
        var name = "charla:phone:" + site() + ":" + phone;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
