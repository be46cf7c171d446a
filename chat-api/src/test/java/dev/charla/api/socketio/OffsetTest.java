package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTest {

    @Test
    void readsWhatItWrites() {
        var place = new Offset("chat:1@2", 34);

        assertThat(place.text()).isEqualTo("chat:1@2@34");
        assertThat(Offset.parse(place.text())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "a@-1", "a@+1", "a@01", "a@1.5", "a@99999999999999999999", "a@x"})
    void readsNothingElse(String text) {
        assertThat(Offset.parse(text)).isEmpty();
    }

    @Test
    void readsNothingOfUnlikelyLength() {
        assertThat(Offset.parse("a".repeat(511) + "@1")).isEmpty();
    }

    @Test
    void hasNoPlaceBeforeTheFirst() {
        assertThatThrownBy(() -> new Offset("a", -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
