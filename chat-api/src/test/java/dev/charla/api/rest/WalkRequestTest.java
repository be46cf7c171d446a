package dev.charla.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.api.rest.Cursor.Kind;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.MessageHistory.Walk.Backwards;
import dev.charla.application.port.in.MessageHistory.Walk.Changes;
import dev.charla.application.port.in.MessageHistory.Walk.Since;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkRequestTest {

    static final List<Walk> WALKS = List.of(
            new Backwards(7L),
            new Changes(7, null),
            new Changes(7, 8L),
            new Since(Instant.parse("2026-01-05T10:00:00.123Z"), 7),
            new Since(Instant.parse("1969-12-31T23:59:59.999Z"), Long.MAX_VALUE));

    @ParameterizedTest
    @FieldSource("WALKS")
    void goesOnWhereACursorSays(Walk walk) {
        var cursor = WalkRequest.cursorOf(walk);

        assertThat(request(cursor, null, null, null).walk()).isEqualTo(walk);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void beginsWithTheNewestWhereNothingIsSaid() {
        assertThat(request(null, null, null, null).walk()).isEqualTo(new Backwards(null));
    }

    @Test
    void beginsAfterASeqOrAtATime() {
        assertThat(request(null, 0L, null, null).walk()).isEqualTo(new Changes(0, null));
        assertThat(request(null, 3L, 4L, null).walk()).isEqualTo(new Changes(3, 4L));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
        "2026-01-05T10:00:00.123456Z, 2026-01-05T10:00:00.123456Z",
        "2026-01-05T12:00:00+02:00, 2026-01-05T10:00:00Z",
        "2026-01-05T10:00Z, 2026-01-05T10:00:00Z",
        "2026-01-05, 2026-01-05T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z"
    })
    void readsTimes(String text, Instant time) {
        assertThat(request(null, null, null, text).walk()).isEqualTo(new Since(time, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-05T10:00:00",
                "2026-02-30",
                "0000-12-31",
                "+10000-01-01T00:00:00Z",
                "+999999999-01-01T00:00:00Z",
                "1767607200"
            })
    void refusesOtherTimes(String text) {
        refuses("dateFrom", request(null, null, null, text));
    }

    @Test
    void takesACursorBesideTheParameterThatBeganItsWalk() {
        var changes = WalkRequest.cursorOf(new Changes(7, null));
        var since = WalkRequest.cursorOf(new Since(Instant.EPOCH, 7));

        assertThat(request(changes, 3L, null, null).walk()).isEqualTo(new Changes(7, null));
        assertThat(request(since, null, null, "2026-01-05").walk()).isEqualTo(new Since(Instant.EPOCH, 7));
        refuses("cursor", request(changes, null, null, "2026-01-05"));
        refuses("cursor", request(since, 3L, null, null));
        refuses("cursor", request(WalkRequest.cursorOf(new Backwards(7L)), 3L, null, null));
    }

    @Test
    void refusesContradictions() {
        refuses("dateFrom", request(null, 1L, null, "2026-01-05"));
        refuses("afterInternalSeq", request(null, null, 1L, null));
        refuses("afterSeq", request(null, -1L, null, null));
        refuses("afterSeq", request(null, 1L, -1L, null));
    }

    @Test
    void refusesCursorsOfOtherListsAndTimesBeyondAll() {
        refuses("cursor", request(Cursor.of(Kind.FOUND_MESSAGES, 1, 2).text(), null, null, null));
        refuses(
                "cursor",
                request(Cursor.of(Kind.MESSAGES_SINCE, Long.MAX_VALUE, 2).text(), null, null, null));
        refuses(
                "cursor",
                request(Cursor.of(Kind.MESSAGES_SINCE, Long.MIN_VALUE, 2).text(), null, null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 10, 16, 17, 18, 24, 25, 100})
    void refusesWhateverNoListGave(int length) {
        refuses("cursor", request(Base64.getUrlEncoder().encodeToString(new byte[length]), null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "!", "=", "\u00E9", "b3"})
    void refusesWhatIsNoBase64OrTooShort(String text) {
        refuses("cursor", request(text, null, null, null));
    }

    private static WalkRequest request(
            @Nullable String cursor,
            @Nullable Long afterSeq,
            @Nullable Long afterInternalSeq,
            @Nullable String dateFrom) {
        return new WalkRequest(cursor, afterSeq, afterInternalSeq, dateFrom);
    }

    private static void refuses(String parameter, WalkRequest request) {
        assertThatExceptionOfType(InvalidParameter.class)
                .isThrownBy(request::walk)
                .satisfies(refusal -> assertThat(refusal.parameter()).isEqualTo(parameter));
    }
}
