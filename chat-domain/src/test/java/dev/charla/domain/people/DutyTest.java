package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void othersSeeWhatWasChosenOnlyOfWhoIsThere() {
        assertThat(PresenceStatus.seen(null, true)).isEqualTo(PresenceStatus.ONLINE);
        assertThat(PresenceStatus.seen(PresenceStatus.BUSY, true)).isEqualTo(PresenceStatus.BUSY);
        assertThat(PresenceStatus.seen(PresenceStatus.BUSY, false)).isEqualTo(PresenceStatus.OFFLINE);
        assertThat(PresenceStatus.seen(null, false)).isEqualTo(PresenceStatus.OFFLINE);
    }

    @Test
    void onlyWhoChoseToBeOnlineTakesChats() {
        assertThat(choosing(PresenceStatus.ONLINE).takesChats(true, NOON)).isTrue();
        assertThat(choosing(PresenceStatus.BUSY).takesChats(true, NOON)).isFalse();
        assertThat(choosing(null).takesChats(true, NOON)).isFalse();
    }

    @Test
    void whoHasNoSocketTakesChatsForAWhile() {
        assertThat(choosing(PresenceStatus.ONLINE).takesChats(false, NOON.minusMillis(1)))
                .isTrue();
        assertThat(choosing(PresenceStatus.ONLINE).takesChats(false, NOON)).isFalse();
        assertThat(new Duty(id(1), "C", PresenceStatus.ONLINE, null, null, 0, null).takesChats(false, Instant.MIN))
                .isFalse();
    }

    @Test
    void hasRoomUpToItsOwnCapacityOrTheUsualOne() {
        assertThat(having(1, null).hasRoom(2)).isTrue();
        assertThat(having(2, null).hasRoom(2)).isFalse();
        assertThat(having(2, 3).hasRoom(2)).isTrue();
        assertThat(having(0, 0).hasRoom(2)).isFalse();
        assertThat(having(0, 3).capacityOr(2)).isEqualTo(3);
        assertThat(having(0, null).capacityOr(2)).isEqualTo(2);
    }

    @Test
    void theLeastLoadedComesFirstThenTheLongestIdle() {
        var never = new Duty(id(3), "C", null, null, null, 1, null);
        var early = new Duty(id(2), "C", null, null, null, 1, NOON);
        var sameButLaterId = new Duty(id(4), "C", null, null, null, 1, NOON);
        var late = new Duty(id(1), "C", null, null, null, 1, NOON.plusSeconds(1));
        var free = new Duty(id(5), "C", null, null, null, 0, NOON.plusSeconds(2));

        assertThat(List.of(late, sameButLaterId, early, free, never).stream().sorted(Duty.BY_TURN))
                .containsExactly(free, never, early, sameButLaterId, late);
    }

    private static Duty choosing(@Nullable PresenceStatus status) {
        return new Duty(id(1), "Carla", status, NOON, null, 0, null);
    }

    private static Duty having(long chats, @Nullable Integer capacity) {
        return new Duty(id(1), "Carla", PresenceStatus.ONLINE, NOON, capacity, chats, null);
    }

    private static StaffId id(long number) {
        return new StaffId(new UUID(4, number));
    }
}
