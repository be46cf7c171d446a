package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.MessageId;

/**
 * Let the assistant reply to a visitor's message, unless it comes too late. Answers whether it was said.
 *
 * @param asked the message that it is a reply to
 */
public record ReplyToVisitor(ChatId chatId, MessageId asked, Content words) implements Command<Boolean> {}
