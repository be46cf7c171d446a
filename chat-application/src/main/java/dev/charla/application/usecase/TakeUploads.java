package dev.charla.application.usecase;

import dev.charla.application.port.in.FileUploads;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FileInspector;
import dev.charla.application.port.out.FileInspector.Findings;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.FileStore;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.EmptyFile;
import dev.charla.domain.chat.FileRefusal.FileTypeNotTaken;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.Participant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file: what is known of it is stored first and its bytes then, so that wherever this ends, no bytes lie anywhere
 * that nobody knows of. Its uploader learns its id once both are there.
 */
public final class TakeUploads implements FileUploads {

    private final ChatRepository chats;
    private final FileRepository files;
    private final FileStore store;
    private final FileInspector inspector;
    private final Attachments attachments;
    private final Set<String> types;
    private final IdGenerator ids;
    private final InstantSource clock;

    /** @param types the media types that are taken */
    public TakeUploads(
            ChatRepository chats,
            FileRepository files,
            FileStore store,
            FileInspector inspector,
            Attachments attachments,
            Set<String> types,
            IdGenerator ids,
            InstantSource clock) {
        this.chats = chats;
        this.files = files;
        this.store = store;
        this.inspector = inspector;
        this.attachments = attachments;
        this.types = Set.copyOf(types);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Attachment upload(Participant uploader, Upload upload) {
        refuseUnlessHeard(uploader, upload.chat(), upload.internal());
        var file = file(uploader, upload, taken(inspector.inspect(upload.name(), upload.content())));
        files.add(file);
        put(file, upload);
        return attachments.asAttachment(file);
    }

    private void refuseUnlessHeard(Participant uploader, @Nullable ChatId chat, boolean internal) {
        if (chat != null) {
            chats.find(chat).orElseThrow(ChatNotFound::new).refuseUnlessHeard(uploader, internal);
        } else if (internal) {
            throw new InvalidMessage("chatId", "is required for an internal file");
        }
    }

    private Findings taken(Findings findings) {
        if (findings.size() == 0) {
            throw new EmptyFile();
        }
        if (!types.contains(findings.type())) {
            throw new FileTypeNotTaken();
        }
        return findings;
    }

    private void put(UploadedFile file, Upload upload) {
        try {
            store.put(file.id(), file.size(), upload.content());
        } catch (RuntimeException failure) {
            files.giveUp(file.id(), clock.instant());
            throw failure;
        }
    }

    private UploadedFile file(Participant uploader, Upload upload, Findings findings) {
        var sender = uploader.asSender();
        return new UploadedFile(
                new FileId(ids.next()),
                upload.chat(),
                sender.id(),
                sender.type(),
                upload.internal(),
                upload.name(),
                findings.size(),
                findings.type(),
                findings.sha256(),
                clock.instant(),
                null);
    }
}
