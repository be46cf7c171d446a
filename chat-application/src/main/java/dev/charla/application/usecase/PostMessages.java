package dev.charla.application.usecase;

import dev.charla.application.port.in.WebhookFigures;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.Webhook;
import dev.charla.application.port.out.Webhook.Post;
import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.application.port.out.WebhookOutbox.Outgoing;
import dev.charla.domain.chat.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * Posts to the webhook what the outbox holds. At least once: what was posted by a process that ended before it noted that
 * down is posted again, under the same id.
 */
public final class PostMessages implements WebhookFigures {

    private final WebhookOutbox outbox;
    private final MessageRepository messages;
    private final Webhook webhook;
    private final RetryRules rules;
    private final DoubleSupplier luck;
    private final InstantSource clock;
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder died = new LongAdder();

    /** @param luck random numbers from 0 to 1 */
    public PostMessages(
            WebhookOutbox outbox,
            MessageRepository messages,
            Webhook webhook,
            RetryRules rules,
            DoubleSupplier luck,
            InstantSource clock) {
        this.outbox = outbox;
        this.messages = messages;
        this.webhook = webhook;
        this.rules = rules;
        this.luck = luck;
        this.clock = clock;
    }

    /** Takes what is due for this node alone, for as long as an attempt may take. */
    public List<Outgoing> claim(int limit) {
        var now = clock.instant();
        return outbox.claim(now, now.plus(rules.lease()), limit);
    }

    /** Makes one attempt, and waits for it. A message that was taken back meanwhile is posted no more. */
    public void post(Outgoing claimed) {
        messages.find(claimed.message())
                .filter(message -> !message.wasDeleted())
                .ifPresentOrElse(message -> post(claimed, message), () -> outbox.settle(claimed.id()));
    }

    private void post(Outgoing claimed, Message message) {
        webhook.post(new Post(claimed.id(), claimed.phone(), message))
                .ifPresentOrElse(error -> failed(claimed, error), () -> taken(claimed));
    }

    private void taken(Outgoing claimed) {
        outbox.settle(claimed.id());
        delivered.increment();
    }

    private void failed(Outgoing claimed, String error) {
        failed.increment();
        var now = clock.instant();
        if (claimed.attempts() >= rules.attempts()) {
            outbox.giveUp(claimed, error, now);
            died.increment();
        } else {
            outbox.postpone(claimed, error, now.plus(rules.delay(claimed.attempts(), luck.getAsDouble())));
        }
    }

    @Override
    public long delivered() {
        return delivered.sum();
    }

    @Override
    public long failed() {
        return failed.sum();
    }

    @Override
    public long died() {
        return died.sum();
    }

    @Override
    public long waiting() {
        return outbox.backlog().waiting();
    }

    @Override
    public long dead() {
        return outbox.backlog().dead();
    }

    @Override
    public Duration oldestAge() {
        var now = clock.instant();
        return outbox.backlog()
                .oldest()
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
