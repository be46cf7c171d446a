package dev.charla.application.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.charla.application.contract.Shop;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.DeadLetters.Page;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.out.Webhook.Post;
import dev.charla.application.port.out.WebhookOutbox.Outgoing;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.ChatRefusal.MessageNotFound;
import dev.charla.domain.chat.Content;
import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Role;
import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffRefusal.AdminsOnly;
import dev.charla.domain.people.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostMessagesTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+34600111222");

    private final Charla charla = new Charla();
    private final Shop shop = charla.shop("shop.example");
    private final Staff carla = shop.commercial("Carla");
    private final Staff admin = shop.staff("Ada", Role.ADMIN);

    @Test
    void postsWhatPeopleSayInTheChatOfANumber() {
        var chat = chat();
        var answer = charla.say(carla, chat, "How can I help?").message();
        var vera = ownerOf(chat);
        var thanks = charla.say(vera, chat, "Thank you").message();
        postAll();
        postAll();

        assertThat(charla.webhook.taken()).extracting(Post::message).containsExactly(answer, thanks);
        assertThat(charla.webhook.taken()).extracting(Post::phone).containsOnly(PHONE);
        assertThat(charla.webhook.taken()).extracting(Post::deliveryId).doesNotHaveDuplicates();
        assertThat(charla.posting.delivered()).isEqualTo(2);
        assertThat(charla.posting.waiting()).isZero();
    }

    @Test
    void postsTheMessageWithWhichItsOwnerOpensTheChat() {
        var owner = charla.phoneChats.ownerOf(PHONE, null);
        var opened = charla.open(owner, null, ContactDetails.NONE, "Hello");
        postAll();

        assertThat(charla.webhook.taken()).extracting(Post::message).containsExactly(opened.firstMessage());
    }

    @Test
    void postsNoNotesAndNothingThatProgramsSay() {
        var chat = chat();
        charla.note(carla, chat, "A note");
        charla.say(shop.program("Crm"), chat, "Hello");
        postAll();

        assertThat(charla.webhook.taken()).isEmpty();
        assertThat(charla.posting.waiting()).isZero();
    }

    @Test
    void postsNothingOfOtherChats() {
        chat();
        charla.say(carla, shop.chatOf(shop.visitor("Vera")).id(), "Hello");
        postAll();

        assertThat(charla.webhook.taken()).isEmpty();
    }

    @Test
    void countsWhatWaits() {
        var chat = chat();
        charla.say(carla, chat, "one");
        charla.say(carla, chat, "two");

        assertThat(charla.posting.waiting()).isEqualTo(2);
    }

    @Test
    void postsNothingThatWasTakenBackMeanwhile() {
        var chat = chat();
        charla.delete(carla, charla.say(carla, chat, "Oops").message());
        var next = charla.say(carla, chat, "Hello").message();
        postAll();
        postAll();

        assertThat(charla.webhook.taken()).extracting(Post::message).containsExactly(next);
        assertThat(charla.posting.delivered()).isOne();
    }

    @Test
    void triesAgainUnderTheSameId() {
        charla.say(carla, chat(), "Hello");
        charla.webhook.refuseAll("answered 500");
        var first = postAll().getFirst();
        charla.webhook.takeAll();

        assertThat(postAll()).as("too early").isEmpty();
        charla.after(Duration.ofSeconds(1));
        assertThat(postAll()).extracting(Outgoing::id).containsExactly(first.id());
        assertThat(charla.webhook.taken()).extracting(Post::deliveryId).containsExactly(first.id());
        assertThat(charla.posting.failed()).isOne();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongest() {
        var rules = new RetryRules(9, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

        assertThat(List.of(rules.delay(1, 1), rules.delay(2, 1), rules.delay(3, 1), rules.delay(4, 1)))
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(5));
        assertThat(rules.delay(2, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rules.delay(2, 0.5)).isEqualTo(Duration.ofMillis(1_500));
        assertThat(rules.delay(1_000, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void givesUpInTheEndAndGoesOnWithTheNext() {
        var chat = chat();
        var lost = charla.say(carla, chat, "Hello").message();
        var next = charla.say(carla, chat, "again").message();
        charla.webhook.refuseAll("answered 500");
        failUntilTheEnd();
        charla.webhook.takeAll();
        postAll();

        assertThat(charla.webhook.taken()).extracting(Post::message).containsExactly(next);
        assertThat(charla.posting.died()).isOne();
        assertThat(charla.posting.dead()).isOne();
        var letter = charla.deadLetters.list(admin, 10, null).letters().getFirst();
        assertThat(letter.outgoing().message()).isEqualTo(lost.id());
        assertThat(letter.outgoing().attempts()).isEqualTo(3);
        assertThat(letter.error()).isEqualTo("answered 500");
    }

    @Test
    void sendsADeadLetterAgainAsOftenAsAnyOther() {
        charla.say(carla, chat(), "Hello");
        charla.webhook.refuseAll("answered 500");
        var id = failUntilTheEnd();
        charla.deadLetters.resend(admin, id);
        charla.webhook.takeAll();
        postAll();

        assertThat(charla.webhook.taken()).extracting(Post::deliveryId).containsExactly(id);
        assertThat(charla.deadLetters.list(admin, 10, null)).isEqualTo(new Page(List.of(), 0, null));
        assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> charla.deadLetters.resend(admin, id));
    }

    @Test
    void showsDeadLettersToAdminsAndProgramsOfTheSiteAlone() {
        charla.say(carla, chat(), "Hello");
        charla.webhook.refuseAll("answered 500");
        var id = failUntilTheEnd();
        var stranger = charla.shop("elsewhere.example").program("Stranger");

        assertThat(charla.deadLetters.list(shop.program("Crm"), 10, null).total())
                .isOne();
        assertThat(charla.deadLetters.list(stranger, 10, null).total()).isZero();
        assertThatExceptionOfType(AdminsOnly.class).isThrownBy(() -> charla.deadLetters.list(carla, 10, null));
        assertThatExceptionOfType(AdminsOnly.class).isThrownBy(() -> charla.deadLetters.resend(carla, id));
        assertThatExceptionOfType(MessageNotFound.class).isThrownBy(() -> charla.deadLetters.resend(stranger, id));
    }

    @Test
    void showsDeadLettersInPages() {
        charla.webhook.refuseAll("answered 500");
        var first = charla.phoneChats.ownerOf(PHONE, null);
        charla.open(first, null, ContactDetails.NONE, "one");
        failUntilTheEnd();
        charla.say(first, charla.phoneChats.find(PHONE).orElseThrow().chat(), "two");
        failUntilTheEnd();

        var page = charla.deadLetters.list(admin, 1, null);
        assertThat(page.letters()).hasSize(1);
        assertThat(page.total()).isEqualTo(2);
        var last = charla.deadLetters.list(admin, 1, page.next());
        assertThat(last.letters()).hasSize(1).doesNotContainAnyElementsOf(page.letters());
        assertThat(last.next()).isNull();
    }

    @Test
    void tellsForHowLongTheOldestWaits() {
        assertThat(charla.posting.oldestAge()).isZero();
        charla.say(carla, chat(), "Hello");
        charla.after(Duration.ofSeconds(90));

        assertThat(charla.posting.oldestAge()).isEqualTo(Duration.ofSeconds(90));
    }

    private int minutes;

    /** @return the delivery that was given up */
    private UUID failUntilTheEnd() {
        while (true) {
            charla.after(Duration.ofMinutes(++minutes));
            var claimed = postAll().getFirst();
            if (claimed.attempts() == 3) {
                return claimed.id();
            }
        }
    }

    private List<Outgoing> postAll() {
        var claimed = charla.posting.claim(10);
        claimed.forEach(charla.posting::post);
        return claimed;
    }

    private ChatId chat() {
        return charla.reply(new ReplyToPhone(shop.program("Bot"), PHONE, new Content("Hello"), List.of()))
                .message()
                .chatId();
    }

    private Visitor ownerOf(ChatId chat) {
        var id = charla.storage.chats().find(chat).orElseThrow().origin().visitor();
        return charla.storage.visitors().find(id).orElseThrow().visitor();
    }
}
