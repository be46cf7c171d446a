package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.charla.application.port.out.SessionIndex;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public abstract class SessionIndexContract {

    private static final Instant NOW = Shop.OPENING;

    protected abstract SessionIndex index();

    protected abstract void open(String id, Instant expiresAt);

    @Test
    void tellsTheLivingFromTheOthers() {
        var living = open(NOW.plusMillis(1));
        var expired = open(NOW);
        var unasked = open(NOW.plusMillis(1));
        var unknown = UUID.randomUUID().toString();

        assertThat(index().living(List.of(living, expired, unknown), NOW)).containsExactly(living);
        assertThat(index().living(List.of(unasked), NOW)).containsExactly(unasked);
        assertThat(index().living(List.of(), NOW)).isEmpty();
    }

    @Test
    void looksAtThousandsAtOnce() {
        var living = open(NOW.plusMillis(1));
        var strangers = Stream.generate(() -> UUID.randomUUID().toString()).limit(2_500);

        assertThat(index().living(Stream.concat(strangers, Stream.of(living)).toList(), NOW))
                .containsExactly(living);
    }

    private String open(Instant expiresAt) {
        var id = UUID.randomUUID().toString();
        open(id, expiresAt);
        return id;
    }
}
