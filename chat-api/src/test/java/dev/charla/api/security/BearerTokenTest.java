package dev.charla.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BearerTokenTest {

    @Test
    void noHeaderIsNoToken() {
        assertThat(BearerToken.in(null)).isNull();
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(BearerToken.in("bEaReR abc ")).isEqualTo("abc");
    }

    @Test
    void anotherSchemeIsNotNothing() {
        assertThat(BearerToken.in("Basic YTpi")).isEqualTo("Basic YTpi");
    }
}
