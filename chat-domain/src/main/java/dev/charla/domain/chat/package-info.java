/**
 * What is true of a chat: its states, its messages, what happened to it and what it refuses.
 *
 * <p>A {@link dev.charla.domain.chat.Chat} never changes; each decision gives a
 * {@link dev.charla.domain.chat.ChatChange}, the chat afterwards with the numbered entries of its rooms. Time and ids
 * come in as arguments. Nothing here knows of storage, transport or frameworks.
 */
@NullMarked
package dev.charla.domain.chat;

import org.jspecify.annotations.NullMarked;
