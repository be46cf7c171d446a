package dev.charla.application.port.in;

import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.people.Integration;
import dev.charla.domain.people.PhoneNumber;
import java.util.List;

/**
 * Say something to whoever has a telephone number, in the number's chat; it is opened, or opened again, where it has to be.
 *
 * @param sender the program that says it
 * @param keys by each of which the delivery is known again, in an order that is the same for all deliveries
 */
public record ReplyToPhone(Integration sender, PhoneNumber phone, Content text, List<String> keys)
        implements Command<ReplyToPhone.Replied> {

    public ReplyToPhone {
        keys = List.copyOf(keys);
    }

    /** Names nobody's words and nobody's number. */
    @Override
    public String toString() {
        return "ReplyToPhone[" + sender.name() + "]";
    }

    /**
     * The message as the chat keeps it.
     *
     * @param replayed the same had been delivered before, and nothing was stored now
     */
    public record Replied(Message message, boolean replayed) {}
}
