package dev.charla.application.port.out;

import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.UploadedFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is known of files beside their bytes. A file is there before its bytes are, and goes after them, so that none
 * lie anywhere unknown. Every method joins the caller's transaction, if there is one.
 */
public interface FileRepository {

    void add(UploadedFile file);

    /** @return empty for a file that was given up, too */
    Optional<UploadedFile> find(FileId id);

    /**
     * Ties a file to a message for good. Of any number of transactions that try at once, one succeeds; the others wait.
     *
     * @return false if a message carries it already, or it was given up or is not there
     */
    boolean attach(FileId id, ChatId chat, MessageId message);

    /** Gives up the files of a message. */
    void giveUp(MessageId message, Instant at);

    /** Gives up a file that no message carries. */
    void giveUp(FileId id, Instant at);

    /** Gives up the files that no message carries and that were uploaded before a time. */
    void giveUpUnattached(Instant uploadedBefore, Instant at);

    /** Files that were given up and not forgotten yet, the ones of longest ago first. */
    List<FileId> givenUp(int limit);

    /** Forgets a file that was given up, once its bytes are deleted. */
    void forget(FileId id);
}
