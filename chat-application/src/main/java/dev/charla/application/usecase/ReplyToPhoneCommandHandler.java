package dev.charla.application.usecase;

import dev.charla.application.port.in.ChangeChat.ReopenChat;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.in.ReplyToPhone.Replied;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.port.out.Receipts;
import dev.charla.application.port.out.Receipts.Receipt;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a reply of the bridge's once, however often and wherever it is delivered: under the lock of the number's line it finds
 * the receipt of the first time, or says it in the number's chat and leaves one.
 */
public final class ReplyToPhoneCommandHandler {

    private static final Map<String, String> METADATA = Map.of("source", "whatsapp");

    private final PhoneOwners owners;
    private final Receipts receipts;
    private final ChatRepository chats;
    private final MessageRepository messages;
    private final OpenChatCommandHandler opening;
    private final ChangeChatCommandHandler changing;
    private final SendMessageCommandHandler sending;
    private final InstantSource clock;

    public ReplyToPhoneCommandHandler(
            PhoneOwners owners,
            Receipts receipts,
            ChatRepository chats,
            MessageRepository messages,
            OpenChatCommandHandler opening,
            ChangeChatCommandHandler changing,
            SendMessageCommandHandler sending,
            InstantSource clock) {
        this.owners = owners;
        this.receipts = receipts;
        this.chats = chats;
        this.messages = messages;
        this.opening = opening;
        this.changing = changing;
        this.sending = sending;
        this.clock = clock;
    }

    public Replied handle(ReplyToPhone command) {
        if (!command.sender().sites().contains(owners.site().id())) {
            throw new ChatNotFound();
        }
        if (command.text().isEmpty()) {
            throw new InvalidMessage("messageText", "must not be empty");
        }
        var line = owners.line(command.phone(), null);
        return takenBefore(command)
                .map(message -> new Replied(message, true))
                .orElseGet(() -> new Replied(takeNow(command, line), false));
    }

    private Message takeNow(ReplyToPhone command, Line line) {
        var message = say(command, line);
        var now = clock.instant();
        command.keys().forEach(key -> leave(receipt(command, key, message.id(), now)));
        return message;
    }

    /** Deliveries to one number come one after another; so what is found to be taken here was delivered to another. */
    private void leave(Receipt receipt) {
        if (!receipts.add(receipt)) {
            throw new IdempotencyKeyReused();
        }
    }

    private Optional<Message> takenBefore(ReplyToPhone command) {
        return command.keys().stream()
                .map(key -> receipts.find(command.sender().id().value(), key))
                .flatMap(Optional::stream)
                .map(receipt -> messageOf(receipt, command))
                .findFirst();
    }

    private Message messageOf(Receipt receipt, ReplyToPhone command) {
        if (!receipt.digest().equals(digest(command))) {
            throw new IdempotencyKeyReused();
        }
        return messages.find(receipt.message()).orElseThrow();
    }

    private Message say(ReplyToPhone command, Line line) {
        return line.chat() == null ? sayFirst(command, line) : sayAgain(command, line.chat());
    }

    /** The chat becomes the number's as it is opened: {@link BridgedRoomLog}. */
    private Message sayFirst(ReplyToPhone command, Line line) {
        var opened = opening.handle(new OpenChatWithMessage(
                new OpenChat(command.sender(), line.visitor(), ContactDetails.NONE, METADATA), draft(command)));
        return opened.firstMessage();
    }

    /** The conversation goes on where it was, also when somebody had ended it. */
    private Message sayAgain(ReplyToPhone command, ChatId id) {
        var chat = chats.lock(id).orElseThrow(ChatNotFound::new);
        if (chat.progress().status() == ChatStatus.CLOSED) {
            changing.handle(new ReopenChat(command.sender(), id));
        }
        return sending.handle(new SendMessage(command.sender(), id, draft(command)))
                .message();
    }

    private static MessageDraft draft(ReplyToPhone command) {
        return new MessageDraft(command.text(), MessageType.TEXT, false, null);
    }

    private static Receipt receipt(ReplyToPhone command, String key, MessageId message, Instant now) {
        return new Receipt(command.sender().id().value(), key, digest(command), message, now);
    }

    private static String digest(ReplyToPhone command) {
        var text = command.phone() + "\n" + command.text().text();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
