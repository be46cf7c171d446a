package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.out.LoginRepository.RefreshToken;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.LoginEnding;
import dev.charla.domain.people.LoginId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class LoginRepositoryContract {

    private static final Instant LATER = Shop.OPENING.plusMillis(1_500);
    private static final Instant END = Shop.OPENING.plus(Duration.ofDays(90));

    private Storage storage;
    private Shop shop;

    protected abstract Storage storage();

    @BeforeEach
    void openShop() {
        storage = storage();
        shop = Shop.at("shop.example", storage);
    }

    @Test
    void findsALogInByItsId() {
        var login = login();
        login();

        assertThat(storage.logins().find(login.id())).contains(login);
        assertThat(storage.logins().find(new LoginId(storage.ids().next()))).isEmpty();
    }

    @Test
    void findsManyAtOnceWithoutThoseThatAreNotThere() {
        var logins = List.of(login(), login());
        login();
        var strangers = Stream.generate(() -> new LoginId(storage.ids().next())).limit(2_500);
        var ids = Stream.concat(strangers, logins.stream().map(Login::id)).toList();

        assertThat(storage.logins().findAll(ids)).containsExactlyInAnyOrderElementsOf(logins);
        assertThat(storage.logins().findAll(List.of())).isEmpty();
    }

    @Test
    void takesAnIdOnce() {
        var login = login();

        assertThatException()
                .isThrownBy(() -> storage.inTransaction(() -> storage.logins().add(login)));
    }

    @Test
    void writesDownThatOneWasRefreshed() {
        var login = login();
        var other = login();
        storage.inTransaction(() -> storage.logins().refreshed(login.id(), LATER));

        assertThat(storage.logins().find(login.id()))
                .contains(new Login(login.id(), login.staff(), login.startedAt(), LATER, END, null, null));
        assertThat(storage.logins().find(other.id())).contains(other);
    }

    @Test
    void endsOneOnce() {
        var login = login();
        var other = login();

        assertThat(end(login, LoginEnding.TOKEN_REUSED, LATER)).isTrue();
        assertThat(end(login, LoginEnding.LOGGED_OUT, LATER.plusMillis(1))).isFalse();
        assertThat(storage.logins().find(login.id()))
                .contains(new Login(
                        login.id(),
                        login.staff(),
                        login.startedAt(),
                        login.refreshedAt(),
                        END,
                        LATER,
                        LoginEnding.TOKEN_REUSED));
        assertThat(storage.logins().find(other.id())).contains(other);
    }

    @Test
    void endsAllOfSomebodyButTheOneToSpare() {
        var owner = login();
        var ended = login();
        end(ended, LoginEnding.LOGGED_OUT, LATER);
        var all = storage.inTransaction(() -> storage.logins().endAll(owner.staff(), null, LoginEnding.REVOKED, LATER));

        assertThat(all).containsExactly(owner.id());
        assertThat(storage.logins().find(owner.id()).orElseThrow().ending()).isEqualTo(LoginEnding.REVOKED);
        assertThat(storage.logins().find(ended.id()).orElseThrow().ending()).isEqualTo(LoginEnding.LOGGED_OUT);
        var next = Login.start(new LoginId(storage.ids().next()), owner.staff(), Shop.OPENING, END);
        storage.inTransaction(() -> storage.logins().add(next));
        assertThat(storage.inTransaction(
                        () -> storage.logins().endAll(owner.staff(), next.id(), LoginEnding.REVOKED, LATER)))
                .isEmpty();
    }

    @Test
    void endsNoneThatIsNotThere() {
        var login = login();
        var nobodys = new LoginId(storage.ids().next());

        assertThat(storage.<Boolean>inTransaction(() -> storage.logins().end(nobodys, LoginEnding.LOGGED_OUT, LATER)))
                .isFalse();
        assertThat(storage.logins().find(login.id())).contains(login);
    }

    @Test
    void aRefreshBringsNoEndedOneBack() {
        var login = login();
        end(login, LoginEnding.LOGGED_OUT, LATER);
        storage.inTransaction(() -> storage.logins().refreshed(login.id(), LATER));

        assertThat(storage.logins().find(login.id()).orElseThrow().ending()).isEqualTo(LoginEnding.LOGGED_OUT);
    }

    @Test
    void findsATokenByItsHash() {
        var token = token(login(), "a", END);
        token(login(), "b", END);

        assertThat(storage.logins().findToken(token.hash())).contains(token);
        assertThat(storage.logins().findToken(hash("c"))).isEmpty();
    }

    @Test
    void takesATokenOnce() {
        var login = login();
        token(login, "a", END);

        assertThatException().isThrownBy(() -> token(login, "a", END));
    }

    @Test
    void usesATokenOnce() {
        var token = token(login(), "a", END);
        var other = token(login(), "b", END);

        assertThat(use(token.hash(), LATER)).isTrue();
        assertThat(use(token.hash(), LATER.plusMillis(1))).isFalse();
        assertThat(use(hash("c"), LATER)).isFalse();
        assertThat(storage.logins().findToken(token.hash()))
                .contains(new RefreshToken(token.hash(), token.login(), END, LATER));
        assertThat(storage.logins().findToken(other.hash())).contains(other);
    }

    @Test
    void usesATokenOnceHoweverManyTry() throws Exception {
        var token = token(login(), "a", END);
        var start = new CyclicBarrier(8);
        Callable<Boolean> attempt = () -> {
            start.await();
            return use(token.hash(), LATER);
        };
        try (var threads = Executors.newFixedThreadPool(8)) {
            var used = threads.invokeAll(Collections.nCopies(8, attempt));
            assertThat(used).extracting(done -> done.get()).containsOnlyOnce(true);
        }
    }

    @Test
    void forgetsTheTokensOfOneLogInThatHaveExpired() {
        var login = login();
        var expired = token(login, "a", LATER);
        var living = token(login, "b", LATER.plusMillis(1));
        var others = token(login(), "c", LATER);
        storage.inTransaction(() -> storage.logins().forgetTokens(login.id(), LATER));

        assertThat(storage.logins().findToken(expired.hash())).isEmpty();
        assertThat(storage.logins().findToken(living.hash())).contains(living);
        assertThat(storage.logins().findToken(others.hash())).contains(others);
    }

    @Test
    void forgetsLogInsThatEndedWithTheirTokens() {
        var ended = login();
        end(ended, LoginEnding.LOGGED_OUT, LATER);
        var token = token(ended, "a", END);
        var later = login();
        end(later, LoginEnding.LOGGED_OUT, LATER.plusMillis(1));
        var living = login();

        assertThat(forget(LATER, 10)).isEqualTo(1);
        assertThat(storage.logins().findToken(token.hash())).isEmpty();
        assertThat(storage.logins().findAll(List.of(ended.id(), later.id(), living.id())))
                .extracting(Login::id)
                .containsExactlyInAnyOrder(later.id(), living.id());
    }

    @Test
    void forgetsLogInsThatExpired() {
        var expired = login();

        assertThat(forget(END.minusMillis(1), 10)).isZero();
        assertThat(forget(END, 10)).isEqualTo(1);
        assertThat(storage.logins().find(expired.id())).isEmpty();
    }

    @Test
    void forgetsNoMoreAtOnceThanItMay() {
        Stream.generate(this::login).limit(5).forEach(login -> end(login, LoginEnding.REVOKED, LATER));

        assertThat(forget(LATER, 3)).isEqualTo(3);
        assertThat(forget(LATER, 3)).isEqualTo(2);
        assertThat(forget(LATER, 3)).isZero();
    }

    @Test
    void forgetsTokensThatExpiredOfWhateverLogIn() {
        token(login(), "a", LATER);
        token(login(), "b", LATER);
        var living = token(login(), "c", LATER.plusMillis(1));

        assertThat(forgetTokens(LATER, 1)).isEqualTo(1);
        assertThat(forgetTokens(LATER, 10)).isEqualTo(1);
        assertThat(forgetTokens(LATER, 10)).isZero();
        assertThat(storage.logins().findToken(living.hash())).contains(living);
    }

    private int forget(Instant endedBy, int limit) {
        return storage.<Integer>inTransaction(() -> storage.logins().forget(endedBy, limit));
    }

    private int forgetTokens(Instant expiredBy, int limit) {
        return storage.<Integer>inTransaction(() -> storage.logins().forgetTokens(expiredBy, limit));
    }

    private Login login() {
        var name = "Carla" + storage.ids().next();
        var login = Login.start(
                new LoginId(storage.ids().next()), shop.commercial(name).id(), Shop.OPENING, END);
        storage.inTransaction(() -> storage.logins().add(login));
        return login;
    }

    private RefreshToken token(Login login, String letter, Instant expiresAt) {
        var token = new RefreshToken(hash(letter), login.id(), expiresAt);
        storage.inTransaction(() -> storage.logins().addToken(token));
        return token;
    }

    private boolean use(String hash, Instant at) {
        return storage.<Boolean>inTransaction(() -> storage.logins().useToken(hash, at));
    }

    private boolean end(Login login, LoginEnding ending, Instant at) {
        return storage.<Boolean>inTransaction(() -> storage.logins().end(login.id(), ending, at));
    }

    private static String hash(String letter) {
        return letter.repeat(64);
    }
}
