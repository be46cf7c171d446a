package dev.charla.api.socketio.engineio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SessionsTest {

    @Test
    void idsBeginWithTheNodesName() {
        assertThat(new Sessions(1, "one").newId()).matches("one\\.[A-Za-z0-9_-]{20}");
    }

    @Test
    void idsOfAServerWithoutANameAreNothingButRandom() {
        assertThat(new Sessions(1, "").newId()).matches("[A-Za-z0-9_-]{20}");
    }

    @Test
    void aNameThatAProxyCouldMistakeIsRefused() {
        for (var name : new String[] {"a.b", "a b", "a&sid=b", "a".repeat(33), "ñ"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EngineOptions.defaults().withNode(name));
        }
    }
}
