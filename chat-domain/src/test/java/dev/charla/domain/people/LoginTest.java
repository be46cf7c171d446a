package dev.charla.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final LoginId ID = new LoginId(UUID.fromString("0198c0de-0000-7000-8000-000000000001"));
    private static final StaffId CARLA = new StaffId(new UUID(4, 1));

    @Test
    void livesUntilItsTimeIsOver() {
        var login = Login.start(ID, CARLA, START, END);

        assertThat(login.lives(START)).isTrue();
        assertThat(login.lives(END.minusMillis(1))).isTrue();
        assertThat(login.lives(END)).isFalse();
        assertThat(login.endingAt(END)).contains(LoginEnding.EXPIRED);
        assertThat(login.refreshedAt()).isEqualTo(START);
    }

    @Test
    void livesNoMoreOnceItHasEnded() {
        var login = new Login(ID, CARLA, START, START, END, START.plusSeconds(1), LoginEnding.LOGGED_OUT);

        assertThat(login.lives(START.plusSeconds(2))).isFalse();
        assertThat(login.endingAt(END)).contains(LoginEnding.LOGGED_OUT);
    }

    @Test
    void isNamedByItsId() {
        assertThat(ID).hasToString("0198c0de-0000-7000-8000-000000000001");
    }
}
