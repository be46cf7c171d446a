package dev.charla.infrastructure.redis;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.Channel.OfSite;
import dev.charla.application.port.out.Signal;
import dev.charla.application.port.out.Signal.PresenceChanged;
import dev.charla.application.port.out.Signal.RoomEntered;
import dev.charla.application.port.out.Signal.TypingStarted;
import dev.charla.application.port.out.Signal.TypingStopped;
import dev.charla.application.port.out.Signal.UserAnnounced;
import dev.charla.application.port.out.Signals;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.SiteId;
import dev.charla.infrastructure.redis.RedisChannels.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells this node in the teller's thread, and the others by the channels of the chats and sites that a signal is about. */
final class RedisSignals implements Signals {

    private final RedisChannels channels;
    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(Signal.class, NamedSignal.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();

    RedisSignals(RedisChannels channels) {
        this.channels = channels;
        channels.listen(Kind.SIGNAL, encoded -> hear(json.readValue(encoded, Signal.class)));
    }

    @Override
    public void tell(Signal signal) {
        hear(signal);
        channels.publish(
                channelsOf(signal), Kind.SIGNAL, json.writerFor(Signal.class).writeValueAsBytes(signal));
    }

    @Override
    public void subscribe(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    private void hear(Signal signal) {
        listeners.forEach(listener -> listener.accept(signal));
    }

    private static Set<Channel> channelsOf(Signal signal) {
        return switch (signal) {
            case TypingStarted started -> Set.of(new OfChat(started.room().chat()));
            case TypingStopped stopped -> Set.of(new OfChat(stopped.room().chat()));
            case RoomEntered entered -> Set.of(new OfChat(entered.room().chat()));
            case PresenceChanged changed -> channelsOf(changed.sites(), changed.chats());
            case UserAnnounced announced -> channelsOf(announced.sites(), announced.chats());
        };
    }

    private static Set<Channel> channelsOf(Set<SiteId> sites, List<ChatId> chats) {
        return Stream.<Channel>concat(
                        sites.stream().map(OfSite::new), chats.stream().map(OfChat::new))
                .collect(Collectors.toUnmodifiableSet());
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "signal")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TypingStarted.class, name = "typing-started"),
        @JsonSubTypes.Type(value = TypingStopped.class, name = "typing-stopped"),
        @JsonSubTypes.Type(value = RoomEntered.class, name = "room-entered"),
        @JsonSubTypes.Type(value = UserAnnounced.class, name = "user-announced"),
        @JsonSubTypes.Type(value = PresenceChanged.class, name = "presence-changed")
    })
    private interface NamedSignal {}
}
