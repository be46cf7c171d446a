package dev.charla.application.port.in;

import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal;
import dev.charla.domain.chat.FileName;
import dev.charla.domain.chat.FileRefusal;
import dev.charla.domain.people.Participant;
import org.jspecify.annotations.Nullable;

/** Takes files that are to be sent with messages. */
public interface FileUploads {

    /**
     * Stores a file; when this returns, it outlives the process. A file that no message carries soon enough is given up.
     *
     * @return the file as a message will carry it
     * @throws ChatRefusal as the chat would refuse a message of the uploader
     * @throws FileRefusal when it is empty, or its content of no type that is taken
     */
    Attachment upload(Participant uploader, Upload upload);

    /** @param chat {@code null} for a file of the first message of a chat that is yet to be opened */
    record Upload(@Nullable ChatId chat, boolean internal, FileName name, FileContent content) {}
}
