package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.FileAddresses;
import dev.charla.application.port.in.FileReference;
import dev.charla.application.port.in.FileUploads.Upload;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.domain.chat.Attachment;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.ChatAlreadyClosed;
import dev.charla.domain.chat.ChatRefusal.ChatNotFound;
import dev.charla.domain.chat.ChatRefusal.IdempotencyKeyReused;
import dev.charla.domain.chat.ChatRefusal.InvalidMessage;
import dev.charla.domain.chat.ChatRefusal.StaffOnly;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.FileId;
import dev.charla.domain.chat.FileName;
import dev.charla.domain.chat.FileRefusal.EmptyFile;
import dev.charla.domain.chat.FileRefusal.FileNotAttachable;
import dev.charla.domain.chat.FileRefusal.FileNotFound;
import dev.charla.domain.chat.FileRefusal.FileTypeNotTaken;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FilesTest {

    private static final String PICTURE = "PNG of a cat";

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Visitor vera = shop.visitor("Vera");
    private final Visitor sam = shop.visitor("Sam");
    private final Staff carla = shop.commercial("Carla");
    private final Staff stella = charla.shop("elsewhere.example").commercial("Stella");
    private final ChatId chat = shop.chatOf(vera).id();

    @Nested
    class Uploads {

        @Test
        void areKeptAsTheyWereFound() throws IOException {
            var stored = upload(vera, chat, false, PICTURE);

            assertThat(stored)
                    .isEqualTo(new Attachment(
                            stored.fileId(), "/v2/files/" + stored.fileId(), "cat.png", 12, "image/png"));
            var file = charla.files.seenBy(vera, id(stored));
            assertThat(file.chat()).isEqualTo(chat);
            assertThat(file.uploadedAt()).isEqualTo(Charla.NOW);
            assertThat(file.sha256()).hasSize(64);
            try (var bytes = charla.files.open(id(stored))) {
                assertThat(bytes.readAllBytes()).asString().isEqualTo(PICTURE);
            }
        }

        @Test
        void areRefusedWhereAMessageWouldBe() {
            refuses(ChatNotFound.class, () -> upload(sam, chat, false, PICTURE));
            refuses(ChatNotFound.class, () -> upload(stella, chat, false, PICTURE));
            refuses(ChatNotFound.class, () -> upload(vera, new ChatId(new UUID(9, 9)), false, PICTURE));
            refuses(StaffOnly.class, () -> upload(vera, chat, true, PICTURE));
            shop.decide(chat, open -> open.close(carla, null, Charla.NOW));
            refuses(ChatAlreadyClosed.class, () -> upload(vera, chat, false, PICTURE));
        }

        @Test
        void areRefusedForWhatIsInThem() {
            var rows = charla.storage.rows();

            refuses(EmptyFile.class, () -> upload(vera, chat, false, ""));
            refuses(FileTypeNotTaken.class, () -> upload(vera, chat, false, "<html>"));
            assertThat(charla.storage.rows()).isEqualTo(rows);
        }

        @Test
        void areInternalInAChatOnly() {
            assertThatExceptionOfType(InvalidMessage.class)
                    .isThrownBy(() -> upload(carla, null, true, PICTURE))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("chatId"));
        }

        @Test
        void areGivenUpWhenTheirBytesCannotBeStored() {
            charla.fileStore.failNext();

            refuses(IllegalStateException.class, () -> upload(vera, chat, false, PICTURE));
            assertThat(charla.storage.files().givenUp(10)).hasSize(1);
        }
    }

    @Nested
    class Sending {

        @Test
        void carriesTheFileAndItsType() {
            var picture = upload(vera, chat, false, PICTURE);
            var text = upload(vera, chat, false, "words");

            assertThat(send(vera, picture).attachment()).isEqualTo(picture);
            assertThat(send(vera, text).type()).isEqualTo(MessageType.FILE);
            assertThat(message(picture).type()).isEqualTo(MessageType.IMAGE);
            assertThat(charla.storage.files().find(id(picture)).orElseThrow().message())
                    .isEqualTo(message(picture).id());
        }

        @Test
        void takesAFileOfNoChatYet() {
            var file = upload(vera, null, false, PICTURE);

            assertThat(send(vera, file).attachment()).isEqualTo(file);
            assertThat(charla.storage.files().find(id(file)).orElseThrow().chat())
                    .isEqualTo(chat);
        }

        @Test
        void refusesWhatIsNotForTheMessage() {
            var rows = charla.storage.rows();
            var used = upload(vera, chat, false, PICTURE);
            send(vera, used);
            var before = charla.storage.rows();

            refuses(FileNotAttachable.class, () -> send(vera, used));
            refuses(FileNotAttachable.class, () -> say(vera, reference("no-such-file"), null));
            refuses(
                    FileNotAttachable.class,
                    () -> say(vera, reference(UUID.randomUUID().toString()), null));
            assertThat(charla.storage.rows()).isEqualTo(before).isGreaterThan(rows);
        }

        @Test
        void refusesSomebodyElsesFile() {
            var veras = upload(vera, chat, false, PICTURE);

            refuses(FileNotAttachable.class, () -> send(carla, veras));
        }

        @Test
        void refusesAFileThatAnotherMessageTookMeanwhile() {
            var attachments = new Attachments(charla.storage.files(), new FileAddresses(""));
            var file = upload(vera, chat, false, PICTURE);
            var sent = send(vera, file);

            refuses(FileNotAttachable.class, () -> attachments.attach(sent));
        }

        @Test
        void refusesAVisitorsNoteBeforeItsFile() {
            refuses(StaffOnly.class, () -> charla.send(vera, chat, draft(reference("x"), true, null)));
        }

        @Test
        void opensAChatWithAFile() {
            var file = upload(vera, null, false, PICTURE);
            var opening = new OpenChatWithMessage(
                    new OpenChat(vera, null, ContactDetails.NONE, Map.of()),
                    draft(reference(file.url(), null), false, null));
            var opened = charla.open(opening);

            assertThat(opened.firstMessage().attachment()).isEqualTo(file);
            assertThat(charla.storage.files().find(id(file)).orElseThrow().chat())
                    .isEqualTo(opened.chatId());
            refuses(FileNotAttachable.class, () -> charla.open(opening));
        }
    }

    @Nested
    class Repeats {

        @Test
        void giveTheFirstAnswerAgain() {
            var file = upload(vera, chat, false, PICTURE);
            var first = say(vera, reference(file.fileId().toString()), "k1");
            var again = charla.send(vera, chat, draft(reference(file.url(), null), false, "k1"));

            assertThat(again.replayed()).isTrue();
            assertThat(again.message()).isEqualTo(first);
        }

        @Test
        void rejectAnotherFileUnderTheSameKey() {
            var file = upload(vera, chat, false, PICTURE);
            var other = upload(vera, chat, false, PICTURE);
            say(vera, reference(file.fileId().toString()), "k1");

            refuses(
                    IdempotencyKeyReused.class,
                    () -> say(vera, reference(other.fileId().toString()), "k1"));
            refuses(IdempotencyKeyReused.class, () -> say(vera, null, "k1"));
        }

        @Test
        void rejectAFileWhereThereWasNone() {
            say(vera, null, "k1");
            var file = upload(vera, chat, false, PICTURE);

            refuses(
                    IdempotencyKeyReused.class,
                    () -> say(vera, reference(file.fileId().toString()), "k1"));
        }

        @Test
        void areKnownAfterTheMessageWasDeleted() {
            var file = upload(carla, chat, false, PICTURE);
            var reference = reference(file.fileId().toString());
            var sent = say(carla, reference, "k1");
            charla.delete(carla, sent);

            assertThat(say(carla, reference, "k1").id()).isEqualTo(sent.id());
            refuses(IdempotencyKeyReused.class, () -> charla.send(carla, chat, draft(reference, true, "k1")));
        }

        @Test
        void rejectAFileWhereADeletedMessageHadNone() {
            charla.delete(vera, say(vera, null, "k1"));

            refuses(
                    IdempotencyKeyReused.class,
                    () -> say(vera, reference(UUID.randomUUID().toString()), "k1"));
        }
    }

    @Nested
    class Viewing {

        @Test
        void isTheUploadersUntilAMessageCarriesTheFile() {
            var file = upload(vera, chat, false, PICTURE);

            assertThat(charla.files.seenBy(vera, id(file)).id()).isEqualTo(id(file));
            hides(file, carla, sam, stella);
        }

        @Test
        void isForThoseWhoSeeTheMessage() {
            var file = upload(vera, chat, false, PICTURE);
            send(vera, file);

            assertThat(charla.files.seenBy(carla, id(file)).message()).isNotNull();
            assertThat(charla.files.seenBy(vera, id(file)).message()).isNotNull();
            hides(file, sam, stella);
        }

        @Test
        void hidesTheFileOfANoteFromVisitors() {
            var file = upload(carla, chat, true, PICTURE);
            charla.send(carla, chat, draft(reference(file.fileId().toString()), true, null));

            assertThat(charla.files.seenBy(carla, id(file)).internal()).isTrue();
            hides(file, vera, sam, stella);
        }

        @Test
        void endsWithTheMessage() {
            var file = upload(vera, chat, false, PICTURE);
            charla.delete(vera, send(vera, file));

            hides(file, vera, carla);
        }

        @Test
        void findsNothingWhereNothingIs() {
            refuses(FileNotFound.class, () -> charla.files.seenBy(vera, new FileId(new UUID(9, 9))));
        }
    }

    @Nested
    class Discarding {

        @Test
        void deletesTheBytesOfADeletedMessage() {
            var file = upload(vera, chat, false, PICTURE);
            var kept = upload(vera, chat, false, PICTURE);
            charla.delete(vera, send(vera, file));

            assertThat(charla.discarding.deleteGivenUp()).isEqualTo(1);
            refuses(FileNotFound.class, () -> charla.files.open(id(file)));
            assertThat(charla.storage.files().givenUp(10)).isEmpty();
            assertThat(charla.files.open(id(kept))).isNotNull();
        }

        @Test
        void sweepsWhatWaitedTooLong() {
            var old = upload(vera, chat, false, PICTURE);
            var carried = upload(vera, chat, false, PICTURE);
            send(vera, carried);
            charla.after(Duration.ofHours(24));
            var young = upload(vera, chat, false, PICTURE);
            charla.discarding.sweep();
            assertThat(charla.files.open(id(old))).isNotNull();

            charla.after(Duration.ofHours(24).plusMillis(1));
            charla.discarding.sweep();
            refuses(FileNotFound.class, () -> charla.files.open(id(old)));
            hides(old, vera);
            assertThat(charla.files.open(id(carried))).isNotNull();
            assertThat(charla.files.open(id(young))).isNotNull();
        }

        @Test
        void sweepsHoweverManyThereAre() {
            for (int i = 0; i < 201; i++) {
                upload(vera, chat, false, PICTURE);
            }
            charla.after(Duration.ofDays(2));
            charla.discarding.sweep();

            assertThat(charla.storage.files().givenUp(1)).isEmpty();
        }
    }

    @Nested
    class Addresses {

        private final FileId file = new FileId(new UUID(6, 1));
        private final FileAddresses addresses = new FileAddresses("https://chat.example");

        @Test
        void leadBackToTheFile() {
            var id = file.toString();

            assertThat(addresses.of(file)).isEqualTo("https://chat.example/v2/files/" + id);
            assertThat(addresses.idIn(reference(addresses.of(file), null))).contains(file);
            assertThat(addresses.idIn(reference("/v2/files/" + id, null))).contains(file);
            assertThat(addresses.idIn(reference("/api/v2/files/" + id, id))).contains(file);
            assertThat(addresses.idIn(reference(id))).contains(file);
        }

        @Test
        void ofOthersLeadNowhere() {
            var id = file.toString();

            assertThat(addresses.idIn(reference("https://evil.example/v2/files/" + id, null)))
                    .isEmpty();
            assertThat(addresses.idIn(reference("/v2/files/" + id + "/x", null)))
                    .isEmpty();
            assertThat(addresses.idIn(reference(id, null))).isEmpty();
            assertThat(addresses.idIn(reference("/v2/files/" + id, new UUID(6, 2).toString())))
                    .isEmpty();
            assertThat(addresses.idIn(reference("/v2/files/" + id, "x"))).isEmpty();
            assertThat(addresses.idIn(new FileReference(null, null))).isEmpty();
        }
    }

    private Attachment upload(Participant uploader, @Nullable ChatId to, boolean internal, String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var name = new FileName("pets/cat.png");
        return charla.uploads.upload(uploader, new Upload(to, internal, name, () -> new ByteArrayInputStream(bytes)));
    }

    private Message send(Participant sender, Attachment file) {
        return say(sender, reference(file.fileId().toString()), null);
    }

    private Message say(Participant sender, @Nullable FileReference file, @Nullable String key) {
        return charla.send(sender, chat, draft(file, false, key)).message();
    }

    private Message message(Attachment file) {
        return charla.storage.messages().page(chat, 100, null).stream()
                .filter(message -> file.equals(message.attachment()))
                .findFirst()
                .orElseThrow();
    }

    private void hides(Attachment file, Participant... people) {
        for (var person : people) {
            refuses(FileNotFound.class, () -> charla.files.seenBy(person, id(file)));
        }
    }

    private static MessageDraft draft(@Nullable FileReference file, boolean internal, @Nullable String key) {
        return new MessageDraft(new Content("look"), MessageType.TEXT, internal, file, key);
    }

    private static FileReference reference(String fileId) {
        return new FileReference(fileId, null);
    }

    private static FileReference reference(String url, @Nullable String fileId) {
        return new FileReference(fileId, url);
    }

    private static FileId id(Attachment file) {
        return new FileId(file.fileId());
    }

    private static void refuses(Class<? extends RuntimeException> refusal, ThrowingCallable action) {
        assertThatExceptionOfType(refusal).isThrownBy(action);
    }
}
