package dev.charla.application.usecase;

import dev.charla.application.port.in.FileViews;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.FileStore;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.Participant;
import java.io.InputStream;

/** Gives a file to whoever may see its message. */
public final class ViewFiles implements FileViews {

    private final ShownMessages shown;
    private final FileRepository files;
    private final FileStore store;

    public ViewFiles(ChatRepository chats, MessageRepository messages, FileRepository files, FileStore store) {
        this.shown = new ShownMessages(chats, messages);
        this.files = files;
        this.store = store;
    }

    @Override
    public UploadedFile seenBy(Participant person, FileId id) {
        return files.find(id).filter(file -> isVisible(file, person)).orElseThrow(FileNotFound::new);
    }

    @Override
    public InputStream open(FileId id) {
        return store.open(id);
    }

    private boolean isVisible(UploadedFile file, Participant person) {
        return file.message() == null
                ? file.wasUploadedBy(person)
                : shown.find(file.message(), person).isPresent();
    }
}
