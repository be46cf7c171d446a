package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.charla.application.port.out.Backplane;
import dev.charla.domain.chat.ChatEvent.ChatUnassignedEvent;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Room;
import dev.charla.domain.chat.Room.Audience;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.StaffId;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

public abstract class BackplaneContract {

    protected abstract Backplane backplane();

    @Test
    void carriesAnEntryToEveryListener() throws Exception {
        var backplane = backplane();
        var one = new LinkedBlockingQueue<RoomEntry>();
        var two = new LinkedBlockingQueue<RoomEntry>();
        backplane.subscribe(one::add);
        backplane.subscribe(two::add);

        backplane.publish(entry(1));

        assertThat(one.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(1));
        assertThat(two.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(1));
    }

    @Test
    void carriesNothingFromBeforeTheSubscription() throws Exception {
        var backplane = backplane();
        var heard = new LinkedBlockingQueue<RoomEntry>();
        backplane.publish(entry(1));
        backplane.subscribe(heard::add);

        backplane.publish(entry(2));

        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(entry(2));
        assertThat(heard).isEmpty();
    }

    @Test
    void publishesToNobody() {
        var backplane = backplane();

        assertThatNoException().isThrownBy(() -> backplane.publish(entry(1)));
    }

    private static RoomEntry entry(long seq) {
        var chat = new ChatId(new UUID(5, 1));
        return new RoomEntry(
                new Room(chat, Audience.PARTICIPANTS),
                seq,
                new ChatUnassignedEvent(chat, new StaffId(new UUID(4, 1)), Shop.OPENING));
    }
}
