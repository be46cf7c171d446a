package dev.charla.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.charla.application.port.out.FileRepository;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileName;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.UploadedFile;
import dev.charla.domain.people.Visitor;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

public abstract class FileRepositoryContract {

    private static final Instant LATER = Shop.OPENING.plusSeconds(60);

    private Storage storage;
    private FileRepository files;
    private Shop shop;
    private Visitor vera;
    private Chat chat;

    protected abstract Storage storage();

    @BeforeEach
    void openChat() {
        storage = storage();
        files = storage.files();
        shop = Shop.at("shop.example", storage);
        vera = shop.visitor("Vera");
        chat = shop.chatOf(vera);
    }

    @Test
    void keepsEveryPartOfAFile() {
        var file = file(chat.id(), Shop.OPENING);
        var free = file(null, Shop.OPENING);
        files.add(file);
        files.add(free);

        assertThat(files.find(file.id())).contains(file);
        assertThat(files.find(free.id())).contains(free);
        assertThat(files.find(new FileId(storage.ids().next()))).isEmpty();
        assertThatException().isThrownBy(() -> files.add(file));
    }

    @Test
    void tiesAFileToOneMessage() {
        var file = added(null);
        var message = said("one");

        assertThat(attach(file, message)).isTrue();
        assertThat(attach(file, said("two"))).isFalse();

        var found = files.find(file.id()).orElseThrow();
        assertThat(found.message()).isEqualTo(message);
        assertThat(found.chat()).isEqualTo(chat.id());
        assertThat(attach(file(null, Shop.OPENING), said("three"))).isFalse();
    }

    @Test
    void tiesAFileOnceWhenManyTry() throws Exception {
        var file = added(chat.id());
        var messages = Stream.generate(() -> said("me")).limit(8).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var attempts = messages.stream()
                    .<Callable<Boolean>>map(message -> () -> attach(file, message))
                    .toList();
            var won = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                won += attempt.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void hidesWhatWasGivenUpUntilItIsForgotten() {
        var ofMessage = added(chat.id());
        var kept = added(chat.id());
        var message = said("one");
        attach(ofMessage, message);
        attach(kept, said("two"));
        files.giveUp(message, LATER);

        assertThat(files.find(ofMessage.id())).isEmpty();
        assertThat(files.find(kept.id())).isPresent();
        assertThat(files.givenUp(10)).containsExactly(ofMessage.id());
        files.forget(ofMessage.id());
        files.forget(kept.id());
        assertThat(files.givenUp(10)).isEmpty();
        assertThat(files.find(kept.id())).isPresent();
    }

    @Test
    void givesUpWhatNoMessageCarries() {
        var free = added(chat.id());
        var attached = added(chat.id());
        attach(attached, said("one"));
        files.giveUp(free.id(), LATER);
        files.giveUp(attached.id(), LATER);

        assertThat(files.givenUp(10)).containsExactly(free.id());
        assertThat(attach(free, said("two"))).isFalse();
    }

    @Test
    void givesUpWhatWaitedTooLong() {
        var old = file(chat.id(), Shop.OPENING.minusMillis(1));
        var attached = file(chat.id(), Shop.OPENING.minusMillis(1));
        files.add(old);
        files.add(attached);
        var young = added(chat.id());
        attach(attached, said("one"));
        files.giveUpUnattached(Shop.OPENING, LATER);

        assertThat(files.givenUp(10)).containsExactly(old.id());
        assertThat(files.find(young.id())).isPresent();
        assertThat(files.find(attached.id())).isPresent();
    }

    @Test
    void tellsWhatWasGivenUpInOrder() {
        var first = added(chat.id());
        var second = added(chat.id());
        files.giveUp(second.id(), Shop.OPENING);
        files.giveUp(first.id(), LATER);
        files.giveUpUnattached(LATER.plusSeconds(1), LATER.plusSeconds(1));

        assertThat(files.givenUp(10)).containsExactly(second.id(), first.id());
        assertThat(files.givenUp(1)).containsExactly(second.id());
    }

    private UploadedFile added(@Nullable ChatId of) {
        var file = file(of, Shop.OPENING);
        files.add(file);
        return file;
    }

    private boolean attach(UploadedFile file, MessageId message) {
        return storage.inTransaction(() -> files.attach(file.id(), chat.id(), message));
    }

    private MessageId said(String text) {
        var change = shop.decide(chat.id(), open -> open.send(vera, shop.saying(text), Shop.OPENING));
        return change.messages().getFirst().id();
    }

    private UploadedFile file(@Nullable ChatId of, Instant uploadedAt) {
        var sender = vera.asSender();
        return new UploadedFile(
                new FileId(storage.ids().next()),
                of,
                sender.id(),
                sender.type(),
                true,
                new FileName("caf\u00E9 \uD83D\uDE00.png"),
                10_000_000_000L,
                "image/png",
                "ab".repeat(32),
                uploadedAt,
                null);
    }
}
