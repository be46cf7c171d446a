package dev.charla.application.port.in;

import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;

/** Say a message in other words. Answers the message as it is now. */
public record EditMessage(Participant editor, MessageId message, Content words) implements Command<Message> {}
