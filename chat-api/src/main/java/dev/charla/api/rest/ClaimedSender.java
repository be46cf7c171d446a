package dev.charla.api.rest;

import dev.charla.domain.people.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields by which a body may say who sends it. They prove nothing; a false one is refused. */
final class ClaimedSender {

    private static final List<String> IDS = List.of("senderId", "sender_id", "userId", "user_id");
    private static final List<String> TYPES = List.of("senderType", "sender_type");

    private ClaimedSender() {}

    /** @throws ForgedSender when one of the fields names somebody else */
    static void refuseUnlessOf(Sender sender, Map<String, @Nullable Object> fields) {
        IDS.forEach(field -> refuseUnlessEqual(field, fields, sender.id().toString()));
        TYPES.forEach(
                field -> refuseUnlessEqual(field, fields, sender.type().name().toLowerCase(Locale.ROOT)));
    }

    private static void refuseUnlessEqual(String field, Map<String, @Nullable Object> fields, String proven) {
        var claimed = fields.get(field);
        if (claimed != null && !proven.equalsIgnoreCase(claimed.toString())) {
            throw new ForgedSender(field);
        }
    }
}
