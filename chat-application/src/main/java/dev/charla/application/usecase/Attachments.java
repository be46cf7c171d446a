package dev.charla.application.usecase;

import dev.charla.application.port.in.FileAddresses;
import dev.charla.application.port.in.FileReference;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.out.FileRepository;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileRefusal.FileNotAttachable;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.Participant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the files that messages are sent with, and ties them to the messages. */
public final class Attachments {

    private final FileRepository files;
    private final FileAddresses addresses;

    public Attachments(FileRepository files, FileAddresses addresses) {
        this.files = files;
        this.addresses = addresses;
    }

    /**
     * The file that a draft names, as the message will carry it; {@code null} when it names none.
     *
     * @throws FileNotAttachable when this message may not carry it, whatever the reason
     */
    @Nullable
    Attachment find(MessageDraft draft, Participant sender, ChatId chat) {
        return draft.file() == null
                ? null
                : named(draft.file())
                        .flatMap(files::find)
                        .filter(file -> file.isFor(sender, chat, draft.internal()))
                        .map(this::asAttachment)
                        .orElseThrow(FileNotAttachable::new);
    }

    /** @throws FileNotAttachable when another message was faster */
    void attach(Message message) {
        var file = message.attachment();
        if (file != null && !files.attach(new FileId(file.fileId()), message.chatId(), message.id())) {
            throw new FileNotAttachable();
        }
    }

    Attachment asAttachment(UploadedFile file) {
        return file.at(addresses.of(file.id()));
    }

    Optional<FileId> named(FileReference reference) {
        return addresses.idIn(reference);
    }
}
