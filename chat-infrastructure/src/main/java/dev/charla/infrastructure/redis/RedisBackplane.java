package dev.charla.infrastructure.redis;

import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Channel;
import dev.charla.application.port.out.Channel.OfChat;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.EntryCodec;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.infrastructure.redis.RedisChannels.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells this node in the publisher's thread, and the others that follow one of the entry's channels through Redis. */
final class RedisBackplane implements Backplane {

    private static final Logger LOG = LoggerFactory.getLogger(RedisBackplane.class);

    private final RedisChannels channels;
    private final EntryCodec codec;
    private final ChatOrigins origins;
    private final List<Consumer<RoomEntry>> listeners = new CopyOnWriteArrayList<>();

    RedisBackplane(RedisChannels channels, EntryCodec codec, ChatOrigins origins) {
        this.channels = channels;
        this.codec = codec;
        this.origins = origins;
        channels.listen(Kind.ENTRY, encoded -> tell(codec.decode(encoded)));
    }

    @Override
    public void publish(RoomEntry entry) {
        tell(entry);
        channels.publish(channelsOf(entry), Kind.ENTRY, codec.encode(entry));
    }

    @Override
    public void subscribe(Consumer<RoomEntry> listener) {
        listeners.add(listener);
    }

    @Override
    public void follow(Channel channel) {
        channels.follow(channel);
    }

    @Override
    public void leave(Channel channel) {
        channels.leave(channel);
    }

    @Override
    public Reach reach() {
        return channels.isOpen() ? Reach.EVERY_NODE : Reach.CUT_OFF;
    }

    /** Where the database does not tell whose chat it is, those who joined the chat hear of it all the same. */
    private Set<Channel> channelsOf(RoomEntry entry) {
        var chat = entry.room().chat();
        try {
            return origins.of(chat).map(origin -> Channel.of(entry, origin)).orElseGet(() -> Set.of(new OfChat(chat)));
        } catch (RuntimeException failure) {
            LOG.warn("Nobody but those in {} is told of entry {}", entry.room(), entry.seq(), failure);
            return Set.of(new OfChat(chat));
        }
    }

    private void tell(RoomEntry entry) {
        listeners.forEach(listener -> listener.accept(entry));
    }
}
