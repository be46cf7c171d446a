package dev.charla.application.port.in;

import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.people.Participant;

/** Take a message back. Answers what is left of it, also when that was done before. */
public record DeleteMessage(Participant deleter, MessageId message) implements Command<Message> {}
