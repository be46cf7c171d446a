package dev.charla.application.memory;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.charla.application.port.out.ChatRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatStatus;
import dev.charla.domain.chat.EnrollmentId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A chat is locked by the one transaction there is at a time. */
final class MemoryChatRepository implements ChatRepository {

    static final Comparator<Chat> BY_TURN = comparing(
                    (Chat chat) -> chat.progress().priority(), reverseOrder())
            .thenComparing(chat -> chat.origin().openedAt())
            .thenComparing(chat -> chat.id().toString());

    private final Table<Chat> chats;

    MemoryChatRepository(Table<Chat> chats) {
        this.chats = chats;
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return chats.find(chat -> chat.id().equals(id));
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        return find(id);
    }

    @Override
    public Optional<Chat> tryLock(ChatId id) {
        return find(id);
    }

    @Override
    public List<Chat> tryLockAll(Set<ChatId> ids) {
        return chats.all().stream().filter(chat -> ids.contains(chat.id())).toList();
    }

    @Override
    public Optional<Chat> findEnrolled(EnrollmentId id) {
        return chats.find(
                chat -> chat.enrollment() != null && chat.enrollment().id().equals(id));
    }

    @Override
    public boolean addEnrolled(Chat chat) {
        var enrollment = Objects.requireNonNull(chat.enrollment(), "a chat about no enrollment");
        if (findEnrolled(enrollment.id()).isPresent()) {
            return false;
        }
        add(chat);
        return true;
    }

    @Override
    public void add(Chat chat) {
        chats.addUnless(present -> present.id().equals(chat.id()), chat);
    }

    @Override
    public void update(Chat chat) {
        chats.replace(present -> present.id().equals(chat.id()), chat);
    }

    @Override
    public long queuePosition(Chat chat) {
        if (chat.progress().status() != ChatStatus.PENDING) {
            return 0;
        }
        return 1
                + chats.all().stream()
                        .filter(other ->
                                other.origin().site().equals(chat.origin().site()))
                        .filter(other -> other.progress().status() == ChatStatus.PENDING)
                        .filter(other -> BY_TURN.compare(other, chat) < 0)
                        .count();
    }
}
