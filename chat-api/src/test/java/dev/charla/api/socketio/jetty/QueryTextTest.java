package dev.charla.api.socketio.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {

    @Test
    void isReadableWhereThereIsNone() {
        assertThat(QueryText.isReadable(null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "EIO=4&transport=websocket", "token=a.b-c_d", "a=%C3%A9&b=%F0%9F%98%80", "a=%c3%a9", "é"})
    void isReadable(String query) {
        assertThat(QueryText.isReadable(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "a=%zz",
                "a=%FF",
                "a=%C3&b=%A9",
                "a=%F0%9F",
                "%-1",
                "a|b",
                "a b",
                "a\"b",
                "{a}",
                "a\\b"
            })
    void isNotReadable(String query) {
        assertThat(QueryText.isReadable(query)).isFalse();
    }
}
