package dev.charla.api.rest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A place in a list as clients carry it: opaque to them, a letter for the list and eight bytes a number, in URL-safe Base64
 * (RFC 4648 §5).
 */
record Cursor(Kind list, List<Long> places) {

    /** Which list a cursor belongs to, with how many numbers its places have. */
    enum Kind {
        OLDER_MESSAGES('o', 1),
        CHANGED_MESSAGES('c', 1),
        CHANGED_MESSAGES_AND_NOTES('n', 2),
        MESSAGES_SINCE('s', 2),
        FOUND_MESSAGES('f', 2),
        CHATS('h', 4),
        COMMERCIALS('p', 2),
        DEAD_LETTERS('d', 2);

        private final byte letter;
        private final int numbers;

        Kind(char letter, int numbers) {
            this.letter = (byte) letter;
            this.numbers = numbers;
        }
    }

    Cursor {
        places = List.copyOf(places);
    }

    static Cursor of(Kind list, long... places) {
        return new Cursor(list, LongStream.of(places).boxed().toList());
    }

    /** @throws InvalidParameter when no list gave it */
    static Cursor parse(String text) {
        var bytes = ByteBuffer.wrap(decoded(text));
        var letter = bytes.hasRemaining() ? bytes.get() : 0;
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.letter == letter && kind.numbers * Long.BYTES == bytes.remaining())
                .findFirst()
                .map(kind -> new Cursor(kind, numbers(bytes)))
                .orElseThrow(Cursor::invalid);
    }

    long place(int index) {
        return places.get(index);
    }

    /** What a client gets to see. */
    String text() {
        var bytes = ByteBuffer.allocate(1 + places.size() * Long.BYTES).put(list.letter);
        places.forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static InvalidParameter invalid() {
        return new InvalidParameter("cursor", "must be one that an answer to the same question gave");
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static List<Long> numbers(ByteBuffer bytes) {
        var numbers = bytes.asLongBuffer();
        return LongStream.generate(numbers::get)
                .limit(numbers.remaining())
                .boxed()
                .toList();
    }
}
