package dev.charla.application.port.in;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Message;

/** Open a chat with its first message in it, once for each key that the opener gives the message. */
public record OpenChatWithMessage(OpenChat opening, MessageDraft firstMessage)
        implements Command<OpenChatWithMessage.Opened> {

    /**
     * @param position the chat's place in its site's queue, 1 for the next to be served; 0 when it does not wait
     * @param replayed whether the chat had been opened before, under the first message's key
     */
    public record Opened(ChatId chatId, Message firstMessage, long position, boolean replayed) {}
}
