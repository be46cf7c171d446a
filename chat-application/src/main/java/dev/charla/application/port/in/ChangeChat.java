package dev.charla.application.port.in;

import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Priority;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.StaffId;
import org.jspecify.annotations.Nullable;

/** Do something with a chat as a whole; each answers the chat as it is afterwards. */
public sealed interface ChangeChat extends Command<Chat> {

    /** Who does it. */
    Participant by();

    ChatId chatId();

    /** Give a chat that nobody has to a commercial. */
    record AssignChat(Participant by, ChatId chatId, StaffId to) implements ChangeChat {}

    /** Give a chat to a commercial, whoever has it. */
    record TransferChat(Participant by, ChatId chatId, StaffId to) implements ChangeChat {}

    /** Put a chat back into the queue. */
    record UnassignChat(Participant by, ChatId chatId) implements ChangeChat {}

    /** End a chat. */
    record CloseChat(
            Participant by, ChatId chatId, @Nullable String reason) implements ChangeChat {}

    /** Go on with a closed chat. */
    record ReopenChat(Participant by, ChatId chatId) implements ChangeChat {}

    /** Say how urgent a chat is. */
    record PrioritiseChat(Participant by, ChatId chatId, Priority priority) implements ChangeChat {}

    /** Ask for a person, as the chat's visitor. */
    record RequestAgent(Participant by, ChatId chatId) implements ChangeChat {}
}
