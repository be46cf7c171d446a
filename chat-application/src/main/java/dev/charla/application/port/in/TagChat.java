package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Participant;

/** Give a chat other tags in place of those that it has. Answers the tags as they are now. */
public record TagChat(Participant by, ChatId chatId, Tags tags) implements Command<Tags> {}
