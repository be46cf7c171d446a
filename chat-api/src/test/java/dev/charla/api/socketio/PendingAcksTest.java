package dev.charla.api.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PendingAcksTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Arguments ANSWER = new Arguments(List.of());

    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final PendingAcks acks = new PendingAcks(Runnable::run, scheduler, 2);

    PendingAcksTest() {
        scheduler.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private CompletableFuture<Arguments> expected(long id, Duration timeout) {
        var future = new CompletableFuture<Arguments>();
        assertThat(acks.expect(timeout, future)).isEqualTo(id);
        return future;
    }

    @Test
    void eachAnswerFindsItsQuestion() {
        CompletableFuture<Arguments> first = expected(0, LONG);
        CompletableFuture<Arguments> second = expected(1, LONG);

        acks.answer(1, ANSWER);

        assertThat(second).isCompletedWithValue(ANSWER);
        assertThat(first).isNotDone();
    }

    @Test
    void anAnswerStopsTheClock() {
        expected(0, LONG);
        assertThat(scheduler.getQueue()).hasSize(1);

        acks.answer(0, ANSWER);

        assertThat(scheduler.getQueue()).isEmpty();
    }

    @Test
    void anAnswerNobodyWaitsForIsIgnored() {
        CompletableFuture<Arguments> future = expected(0, LONG);

        acks.answer(7, ANSWER);
        acks.answer(-1, ANSWER);

        assertThat(future).isNotDone();
    }

    @Test
    void failsWhenNoAnswerComesInTime() {
        CompletableFuture<Arguments> future = expected(0, Duration.ofNanos(1));

        await().until(future::isCompletedExceptionally);

        assertThat(future.exceptionNow()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void asksNoMoreThanMayBeOwed() {
        expected(0, LONG);
        expected(1, LONG);
        var third = new CompletableFuture<Arguments>();

        assertThat(acks.expect(LONG, third)).isNegative();
        assertThat(third.exceptionNow()).isInstanceOf(LimitExceeded.class);

        acks.answer(0, ANSWER);
        expected(2, LONG);
    }

    @Test
    void nothingIsOwedOnceTheSocketHasGone() {
        CompletableFuture<Arguments> future = expected(0, LONG);

        acks.cancelAll();

        assertThat(future.isCancelled()).isTrue();
        assertThat(scheduler.getQueue()).isEmpty();
        var late = new CompletableFuture<Arguments>();
        assertThat(acks.expect(LONG, late)).isNegative();
        assertThat(late.isCancelled()).isTrue();
    }
}
