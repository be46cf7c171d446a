package dev.charla.application.port.out;

import dev.charla.domain.chat.Message;
import dev.charla.domain.people.PhoneNumber;
import java.util.Optional;
import java.util.UUID;

/** Where messages of telephone numbers' chats are posted to, so that a bridge can carry them on. */
public interface Webhook {

    /**
     * Posts a message and waits for the answer, a bounded time.
     *
     * @return why it was not taken, in words that quote neither it nor the answer; empty when it was
     */
    Optional<String> post(Post post);

    /**
     * @param deliveryId the same whenever the same message is posted
     * @param phone whose chat it is
     */
    record Post(UUID deliveryId, PhoneNumber phone, Message message) {}
}
