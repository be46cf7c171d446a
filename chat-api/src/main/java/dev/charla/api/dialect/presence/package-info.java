/**
 * The language of clients that hear all of their chats at once and who is there: {@code message:send}, {@code user:connected} and so
 * on. It has no word for notes.
 */
@NullMarked
package dev.charla.api.dialect.presence;

import org.jspecify.annotations.NullMarked;
