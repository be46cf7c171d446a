package dev.charla.application.memory;

import dev.charla.application.port.out.FileRepository;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.UploadedFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class MemoryFileRepository implements FileRepository {

    private final Table<KeptFile> files;

    MemoryFileRepository(Table<KeptFile> files) {
        this.files = files;
    }

    @Override
    public void add(UploadedFile file) {
        files.addUnless(kept -> kept.file().id().equals(file.id()), new KeptFile(file, null));
    }

    @Override
    public Optional<UploadedFile> find(FileId id) {
        return files.find(kept -> kept.file().id().equals(id) && kept.givenUpAt() == null)
                .map(KeptFile::file);
    }

    @Override
    public boolean attach(FileId id, ChatId chat, MessageId message) {
        var free = find(id).filter(file -> file.message() == null);
        free.ifPresent(file ->
                files.replace(kept -> kept.file().equals(file), new KeptFile(attached(file, chat, message), null)));
        return free.isPresent();
    }

    @Override
    public void giveUp(MessageId message, Instant at) {
        giveUp(file -> message.equals(file.message()), at);
    }

    @Override
    public void giveUp(FileId id, Instant at) {
        giveUp(file -> file.id().equals(id) && file.message() == null, at);
    }

    @Override
    public void giveUpUnattached(Instant uploadedBefore, Instant at) {
        giveUp(file -> file.message() == null && file.uploadedAt().isBefore(uploadedBefore), at);
    }

    @Override
    public List<FileId> givenUp(int limit) {
        return files.all().stream()
                .filter(kept -> kept.givenUpAt() != null)
                .sorted(Comparator.comparing(kept -> Objects.requireNonNull(kept.givenUpAt())))
                .limit(limit)
                .map(kept -> kept.file().id())
                .toList();
    }

    @Override
    public void forget(FileId id) {
        files.remove(kept -> kept.file().id().equals(id) && kept.givenUpAt() != null);
    }

    private void giveUp(Predicate<UploadedFile> unwanted, Instant at) {
        files.all().stream()
                .filter(kept -> kept.givenUpAt() == null && unwanted.test(kept.file()))
                .forEach(kept -> files.replace(kept::equals, new KeptFile(kept.file(), at)));
    }

    private static UploadedFile attached(UploadedFile file, ChatId chat, MessageId message) {
        return new UploadedFile(
                file.id(),
                chat,
                file.uploaderId(),
                file.uploaderType(),
                file.internal(),
                file.name(),
                file.size(),
                file.type(),
                file.sha256(),
                file.uploadedAt(),
                message);
    }

    /** @param givenUpAt {@code null} while it is wanted */
    record KeptFile(UploadedFile file, @Nullable Instant givenUpAt) {}
}
