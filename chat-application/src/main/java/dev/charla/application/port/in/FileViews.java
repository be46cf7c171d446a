package dev.charla.application.port.in;

import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.Participant;
import java.io.InputStream;

/** Gives files to those who may see them. */
public interface FileViews {

    /**
     * A file, for those who may see the message that carries it; while none does, for its uploader alone.
     *
     * @throws FileNotFound when it is absent or not this person's to see
     */
    UploadedFile seenBy(Participant person, FileId id);

    /**
     * The bytes of a file that was just seen, from its start; the caller closes them.
     *
     * @throws FileNotFound when it has gone since
     */
    InputStream open(FileId id);
}
