package dev.charla.api.json;

import dev.charla.domain.people.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields by which a body or an event may say who sends it. They prove nothing; a false one is refused. */
public final class ClaimedSender {

    private static final List<String> IDS = List.of("senderId", "sender_id", "userId", "user_id");
    private static final List<String> TYPES = List.of("senderType", "sender_type");

    private ClaimedSender() {}

    /** @throws ForgedSender when one of the fields names somebody else */
    public static void refuseUnlessOf(Sender sender, Map<String, @Nullable Object> fields) {
        refuseUnlessOf(sender, sender.type().name().toLowerCase(Locale.ROOT), fields);
    }

    /**
     * @param type what the sender is called where the fields come from
     * @throws ForgedSender when one of the fields names somebody else
     */
    public static void refuseUnlessOf(Sender sender, String type, Map<String, @Nullable Object> fields) {
        IDS.forEach(field -> refuseUnlessEqual(field, fields, sender.id().toString()));
        TYPES.forEach(field -> refuseUnlessEqual(field, fields, type));
    }

    private static void refuseUnlessEqual(String field, Map<String, @Nullable Object> fields, String proven) {
        var claimed = fields.get(field);
        if (claimed != null && !proven.equalsIgnoreCase(claimed.toString())) {
            throw new ForgedSender(field);
        }
    }
}
