package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.people.Participant;

/** Note down that somebody has read all that was said in a chat until now. Answers whether anything was unread. */
public record ReadChat(Participant reader, ChatId chatId) implements Command<Boolean> {}
