package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.domain.assistant.Turn;
import dev.charla.domain.chat.Content;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class AssistantSessionsContract {

    private static final String ANN = "staff:ann";
    private static final String BOB = "https://issuer.example|bob";
    private static final Turn QUESTION = Turn.ofUser("¿Qué es React?");
    private static final Turn ANSWER = Turn.ofAssistant("A library 😀");

    private Storage storage;

    protected abstract Storage storage();

    @BeforeEach
    void start() {
        storage = storage();
    }

    @Test
    void areNumberedAndEmptyAtFirst() {
        var first = open(ANN);
        var second = open(ANN);

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        assertThat(storage.sessions().last(first, ANN, 10)).hasValue(List.of());
    }

    @Test
    void keepTurnsInTheirOrder() {
        var session = open(ANN);
        add(session, QUESTION, ANSWER);
        add(session, ANSWER, QUESTION);

        assertThat(storage.sessions().last(session, ANN, 10)).hasValue(List.of(QUESTION, ANSWER, ANSWER, QUESTION));
        assertThat(storage.sessions().last(session, ANN, 3)).hasValue(List.of(ANSWER, ANSWER, QUESTION));
    }

    @Test
    void areTheirOwnersAlone() {
        var session = open(ANN);
        add(session, QUESTION, ANSWER);

        assertThat(storage.sessions().last(session, BOB, 10)).isEmpty();
        assertThat(storage.sessions().last(session + 1_000, ANN, 10)).isEmpty();
        assertThat(storage.sessions().last(Long.MAX_VALUE, ANN, 10)).isEmpty();
        assertThat(addAs(BOB, session)).isFalse();
        assertThat(storage.sessions().last(session, ANN, 10)).hasValue(List.of(QUESTION, ANSWER));
    }

    @Test
    void takeTheLongestTurnsAndOwners() {
        var owner = "o".repeat(600);
        var longest = Turn.ofUser("😀".repeat(Content.MAX_CHARACTERS));
        var session = open(owner);
        storage.inTransaction(() -> storage.sessions().add(session, owner, List.of(longest), Shop.OPENING));

        assertThat(storage.sessions().last(session, owner, 1)).hasValue(List.of(longest));
    }

    @Test
    void areForgottenWhenNothingWasSaidForLong() {
        var old = open(ANN);
        var used = open(ANN);
        var now = Shop.OPENING.plusSeconds(60);
        storage.inTransaction(() -> storage.sessions().add(used, ANN, List.of(QUESTION), now));
        add(old, QUESTION);

        assertThat(forget(Shop.OPENING)).isZero();
        assertThat(forget(now)).isOne();
        assertThat(storage.sessions().last(old, ANN, 10)).isEmpty();
        assertThat(storage.sessions().last(used, ANN, 10)).hasValue(List.of(QUESTION));
    }

    @Test
    void areForgottenSomeAtATime() {
        for (int i = 0; i < 3; i++) {
            open(ANN);
        }

        var later = Shop.OPENING.plusSeconds(1);
        assertThat(storage.<Integer>inTransaction(() -> storage.sessions().forget(later, 2)))
                .isEqualTo(2);
        assertThat(storage.<Integer>inTransaction(() -> storage.sessions().forget(later, 2)))
                .isOne();
    }

    @Test
    void areAsBeforeAfterAFailedTransaction() {
        var session = open(ANN);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> storage.inTransaction(() -> {
                    storage.sessions().add(session, ANN, List.of(QUESTION), Shop.OPENING);
                    throw new Failure();
                }));

        assertThat(storage.sessions().last(session, ANN, 10)).hasValue(List.of());
    }

    private long open(String owner) {
        return storage.<Long>inTransaction(() -> storage.sessions().open(owner, Shop.OPENING));
    }

    private void add(long session, Turn... turns) {
        assertThat(storage.<Boolean>inTransaction(
                        () -> storage.sessions().add(session, ANN, List.of(turns), Shop.OPENING)))
                .isTrue();
    }

    private boolean addAs(String owner, long session) {
        return storage.inTransaction(() -> storage.sessions().add(session, owner, List.of(QUESTION), Shop.OPENING));
    }

    private int forget(Instant before) {
        return storage.<Integer>inTransaction(() -> storage.sessions().forget(before, 10));
    }
}
