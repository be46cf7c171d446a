package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatEvent;
import dev.charla.domain.chat.RoomEntry;
import java.util.function.Consumer;

/**
 * What is done after a type of event has committed, in the thread that committed it. It must be quick; what it throws is
 * logged, undoes nothing and keeps no other reaction from running.
 */
public record EventReaction(Class<? extends ChatEvent> event, Consumer<RoomEntry> reaction) {}
