package dev.charla.api.socketio.engineio;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.testing.SlowLink;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeTest {

    private final Outbound outbound = new Outbound(EngineLimits.defaults(), reason -> {}, () -> {});
    private final Upgrade upgrade = new Upgrade(outbound);
    private final SlowLink link = new SlowLink();
    private final SlowLink other = new SlowLink();

    private Probe begun() {
        assertThat(upgrade.begin(link, 0)).isTrue();
        return requireNonNull(upgrade.of(link));
    }

    @Test
    void oneLinkTriesAtATime() {
        begun();

        assertThat(upgrade.begin(other, 0)).isFalse();
        assertThat(upgrade.of(other)).isNull();
    }

    @Test
    void anotherLinkMayTryWhenTheFirstHasGivenUp() {
        assertThat(upgrade.end(begun())).isTrue();

        assertThat(upgrade.of(link)).isNull();
        assertThat(upgrade.begin(other, 0)).isTrue();
    }

    @Test
    void aSessionOnAWebSocketTakesNoOther() {
        outbound.open(link);

        assertThat(upgrade.begin(other, 0)).isFalse();
    }

    @Test
    void isImminentOnceTheProbeIsAnswered() {
        Probe probe = begun();
        assertThat(upgrade.imminent()).isFalse();

        upgrade.answer(probe);

        assertThat(link.writes).containsExactly(List.of(PacketType.PROBE_ANSWER));
        assertThat(upgrade.imminent()).isTrue();
    }

    @Test
    void theLinkTakesOver() {
        Probe probe = begun();

        assertThat(upgrade.complete(probe)).isTrue();
        assertThat(outbound.link()).isSameAs(link);
        assertThat(upgrade.imminent()).isFalse();
        assertThat(upgrade.complete(probe)).isFalse();
    }

    @Test
    void aLinkThatWasTurnedAwayTakesNothingOver() {
        Probe probe = begun();
        upgrade.end(probe);

        assertThat(upgrade.complete(probe)).isFalse();
        assertThat(outbound.link()).isNull();
    }

    @Test
    void aSessionThatEndsMeanwhileIsNotTakenOver() {
        Probe probe = begun();
        outbound.close();

        assertThat(upgrade.complete(probe)).isFalse();
    }

    @Test
    void endsWhenTheLinkTakesTooLong() {
        begun();

        upgrade.endIfLate(100, 100);
        assertThat(link.closes).isEmpty();
        upgrade.endIfLate(101, 100);
        assertThat(link.closes).containsExactly(Close.NORMAL);
        assertThat(upgrade.of(link)).isNull();
    }

    @Test
    void closesTheLinkThatTriesWhenTheSessionEnds() {
        Probe probe = begun();

        upgrade.close();

        assertThat(link.closes).containsExactly(Close.NORMAL);
        assertThat(upgrade.complete(probe)).isFalse();
        assertThat(upgrade.begin(other, 0)).isFalse();
    }
}
