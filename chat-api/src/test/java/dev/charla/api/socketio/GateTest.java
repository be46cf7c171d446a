package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.api.socketio.Gate.Passage;
import dev.charla.api.socketio.Gate.State;
import dev.charla.api.socketio.engineio.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final EncodedEvent ANSWER = event(null);

    private final Gate gate = new Gate(2);
    private final List<EncodedEvent> out = new ArrayList<>();

    private static EncodedEvent event(@Nullable Offset place) {
        return new EncodedEvent("/", place, List.of(Frame.text("42[\"news\"]")));
    }

    private static EncodedEvent at(long position) {
        return event(new Offset("log", position));
    }

    @Test
    void whatComesTooEarlyLeavesWithTheAnswer() {
        EncodedEvent early = event(null);
        EncodedEvent second = at(1);

        assertThat(gate.pass(early)).isEqualTo(Passage.SHUT);
        assertThat(gate.pass(second)).isEqualTo(Passage.SHUT);
        assertThat(gate.open(ANSWER, List.of(), out::add)).isTrue();

        assertThat(out).containsExactly(ANSWER, early, second);
        assertThat(gate.pass(early)).isEqualTo(Passage.OPEN);
    }

    @Test
    void holdsNoMoreThanItMay() {
        gate.pass(event(null));
        gate.pass(event(null));

        assertThat(gate.pass(event(null))).isEqualTo(Passage.OVERFULL);
    }

    @Test
    void whatWasMissedIsNotRepeatedByWhatWasHeld() {
        EncodedEvent missed = at(2);
        EncodedEvent newer = at(3);
        gate.seen(new Offset("log", 1));
        gate.pass(at(2));
        gate.pass(newer);

        gate.open(ANSWER, List.of(missed), out::add);

        assertThat(out).containsExactly(ANSWER, missed, newer);
    }

    @Test
    void whatComesWhileItOpensLeavesAfterwardsAndOnce() {
        EncodedEvent missed = at(2);
        EncodedEvent newer = at(3);

        gate.open(ANSWER, List.of(missed), event -> {
            out.add(event);
            if (event == missed) {
                gate.pass(at(2));
                gate.pass(newer);
            }
        });

        assertThat(out).containsExactly(ANSWER, missed, newer);
    }

    @Test
    void whatTheClientSawLastLeavesNeitherBeforeNorAfterTheAnswer() {
        gate.seen(new Offset("log", 1));
        gate.pass(at(1));

        gate.open(ANSWER, List.of(), out::add);

        assertThat(out).containsExactly(ANSWER);
        assertThat(gate.pass(at(1))).isEqualTo(Passage.SHUT);
    }

    @Test
    void whatWasReplayedLeavesAgainOnlyWhenThatIsForgotten() {
        gate.open(ANSWER, List.of(at(2)), out::add);
        assertThat(gate.pass(at(2))).isEqualTo(Passage.SHUT);
        assertThat(gate.pass(at(3))).isEqualTo(Passage.OPEN);

        gate.forgetReplayed();

        assertThat(gate.pass(at(2))).isEqualTo(Passage.OPEN);
    }

    @Test
    void theClientMayKnowThatItIsAnsweredBeforeTheAnswerIsQueued() {
        assertThat(gate.answered()).isFalse();

        gate.open(ANSWER, List.of(), event -> assertThat(gate.answered()).isTrue());

        assertThat(gate.answered()).isTrue();
    }

    @Test
    void nothingLeavesOnceTheSocketHasGone() {
        gate.pass(event(null));

        assertThat(gate.close()).isEqualTo(State.CONNECTING);

        assertThat(gate.open(ANSWER, List.of(), out::add)).isFalse();
        assertThat(gate.pass(event(null))).isEqualTo(Passage.SHUT);
        assertThat(out).isEmpty();
        assertThat(gate.answered()).isFalse();
    }

    @Test
    void tellsWhetherItWasConnectedWhenItGoes() {
        gate.open(ANSWER, List.of(), out::add);

        assertThat(gate.close()).isEqualTo(State.CONNECTED);
        assertThat(gate.close()).isEqualTo(State.GONE);
        assertThat(gate.state()).isEqualTo(State.GONE);
    }
}
