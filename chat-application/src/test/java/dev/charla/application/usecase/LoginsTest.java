package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.RefreshLogin.Refreshed;
import dev.charla.application.port.in.RefreshLogin.Refused;
import dev.charla.application.port.in.RefreshLogin.Reused;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.in.StartLogin.Started;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Staff;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private static final Duration REFRESH = Charla.LIFETIMES.refreshToken();
    private static final Duration LOGIN = Charla.LIFETIMES.login();
    private static final Duration MILLI = Duration.ofMillis(1);

    private final Charla charla = new Charla();
    private final Staff carla = charla.shop("shop.example").commercial("Carla");

    @Test
    void startsALogInOfItsOwnEachTime() {
        var first = start();
        var second = start();

        assertThat(second.login()).isNotEqualTo(first.login());
        assertThat(login(first.login()))
                .isEqualTo(Login.start(first.login(), carla.id(), Charla.NOW, Charla.NOW.plus(LOGIN)));
    }

    @Test
    void forgetsWhatEndedADayAgo() {
        var ended = start();
        charla.end(new EndLogin.ById(ended.login()));
        var living = start();
        charla.after(ForgetLoginsCommandHandler.KEPT.minus(MILLI));
        assertThat(charla.forgetLogins(10)).isZero();

        charla.after(ForgetLoginsCommandHandler.KEPT);
        assertThat(charla.forgetLogins(10)).isEqualTo(1);
        assertThat(charla.storage.logins().find(ended.login())).isEmpty();
        assertThat(charla.storage.logins().find(living.login())).isPresent();
    }

    @Test
    void forgetsRefreshTokensADayAfterTheyExpired() {
        var started = start();
        charla.after(REFRESH.plus(ForgetLoginsCommandHandler.KEPT));

        assertThat(charla.forgetLogins(10)).isEqualTo(1);
        assertThat(charla.forgetLogins(10)).isZero();
        assertThat(charla.storage.logins().find(started.login())).isPresent();
    }

    @Test
    void keepsOnlyTheHashOfARefreshToken() {
        var started = start();
        // SHA-256 of "secret-" and an id, in hexadecimal.
        assertThat(charla.storage.logins().findToken(started.refreshToken())).isEmpty();
        assertThat(started.refreshToken()).startsWith("secret-");
        assertThat(charla.refresh(started.refreshToken())).isInstanceOf(Refreshed.class);
    }

    @Test
    void exchangesARefreshTokenForTheNext() {
        var started = start();
        charla.after(Duration.ofHours(1));

        var refreshed = refreshed(started.refreshToken());

        assertThat(refreshed.login()).isEqualTo(started.login());
        assertThat(refreshed.account().staff()).isEqualTo(carla);
        assertThat(refreshed.refreshToken()).isNotEqualTo(started.refreshToken());
        assertThat(login(started.login()).refreshedAt()).isEqualTo(Charla.NOW.plus(Duration.ofHours(1)));
        assertThat(refreshed(refreshed.refreshToken()).login()).isEqualTo(started.login());
    }

    @Test
    void endsTheWholeLogInWhenATokenComesTwice() {
        var started = start();
        var next = refreshed(started.refreshToken()).refreshToken();

        assertThat(charla.refresh(started.refreshToken())).isEqualTo(new Reused(started.login()));

        assertThat(login(started.login()).ending()).isEqualTo(LoginEnding.TOKEN_REUSED);
        assertThat(charla.refresh(next)).isEqualTo(new Refused());
        assertThat(charla.refresh(started.refreshToken())).isEqualTo(new Refused());
    }

    @Test
    void endsNoOtherLogInOfTheSamePerson() {
        var other = start();
        var started = start();
        refreshed(started.refreshToken());
        charla.refresh(started.refreshToken());

        assertThat(charla.refresh(other.refreshToken())).isInstanceOf(Refreshed.class);
    }

    @Test
    void takesNoTokenThatItDidNotMake() {
        start();
        var rows = charla.storage.rows();

        assertThat(charla.refresh("secret-of-nobody")).isEqualTo(new Refused());
        assertThat(charla.refresh("")).isEqualTo(new Refused());
        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void takesATokenUntilItExpires() {
        var early = start();
        var late = start();
        charla.after(REFRESH.minus(MILLI));
        assertThat(charla.refresh(early.refreshToken())).isInstanceOf(Refreshed.class);

        charla.after(REFRESH);
        assertThat(charla.refresh(late.refreshToken())).isEqualTo(new Refused());
    }

    @Test
    void prolongsNoLogInBeyondItsTime() {
        var token = start().refreshToken();
        for (var age = REFRESH.minus(MILLI); age.compareTo(LOGIN) < 0; age = age.plus(REFRESH.minus(MILLI))) {
            charla.after(age);
            token = refreshed(token).refreshToken();
        }

        charla.after(LOGIN);
        assertThat(charla.refresh(token)).isEqualTo(new Refused());
    }

    @Test
    void forgetsTokensThatHaveExpired() {
        var started = start();
        var next = refreshed(started.refreshToken()).refreshToken();
        var rows = charla.storage.rows();
        charla.after(REFRESH.minus(MILLI));
        next = refreshed(next).refreshToken();
        assertThat(charla.storage.rows()).isEqualTo(rows + 1);
        charla.after(REFRESH);
        refreshed(next);

        assertThat(charla.storage.rows()).isEqualTo(rows);
    }

    @Test
    void endsALogInByItsId() {
        var started = start();

        assertThat(charla.end(new EndLogin.ById(started.login()))).contains(started.login());

        assertThat(login(started.login()).ending()).isEqualTo(LoginEnding.LOGGED_OUT);
        assertThat(login(started.login()).endedAt()).isEqualTo(Charla.NOW);
        assertThat(charla.refresh(started.refreshToken())).isEqualTo(new Refused());
    }

    @Test
    void endsALogInByARefreshTokenOfIt() {
        var started = start();
        refreshed(started.refreshToken());

        assertThat(charla.end(new EndLogin.ByRefreshToken(started.refreshToken())))
                .contains(started.login());

        assertThat(login(started.login()).ending()).isEqualTo(LoginEnding.LOGGED_OUT);
    }

    @Test
    void endsNothingByAnUnknownProof() {
        var started = start();

        assertThat(charla.end(new EndLogin.ByRefreshToken("secret-of-nobody"))).isEmpty();
        charla.end(new EndLogin.ById(new LoginId(new UUID(9, 9))));

        assertThat(login(started.login()).ending()).isNull();
    }

    private Started start() {
        return charla.start(
                new StartLogin(charla.storage.staff().find(carla.id()).orElseThrow()));
    }

    private Refreshed refreshed(String token) {
        return (Refreshed) charla.refresh(token);
    }

    private Login login(LoginId id) {
        return charla.storage.logins().find(id).orElseThrow();
    }
}
