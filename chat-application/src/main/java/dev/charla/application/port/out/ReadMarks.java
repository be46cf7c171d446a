package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Watermark;
import dev.charla.domain.people.Sender;

/** Keeps how far each participant has read each chat. Every method joins the caller's transaction, if there is one. */
public interface ReadMarks {

    /** @return {@link Watermark#NOTHING} when nothing was ever kept */
    Watermark of(Sender reader, ChatId chat);

    /** Keeps a mark in place of the one before; only while the caller holds the chat's lock. */
    void put(Sender reader, ChatId chat, Watermark mark);
}
