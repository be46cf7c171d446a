package dev.charla.application.contract;

import dev.charla.application.port.out.AssistantSessions;
import dev.charla.application.port.out.CannedReplyRepository;
import dev.charla.application.port.out.ChatCatalogue;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.ChatTags;
import dev.charla.application.port.out.Epoch;
import dev.charla.application.port.out.FaqRepository;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LoginRepository;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.Receipts;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.UnreadCounts;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.WebhookOutbox;
import java.util.function.Supplier;

/** The ports of one storage, as a contract needs them: empty when a test begins. */
public interface Storage {

    ChatRepository chats();

    ChatOrigins origins();

    ChatCatalogue catalogue();

    MessageRepository messages();

    MessageIndex index();

    FileRepository files();

    ReadMarks marks();

    ChatTags tags();

    CannedReplyRepository replies();

    OpeningKeys openingKeys();

    UnreadCounts unread();

    RoomLog log();

    SiteRepository sites();

    StaffRepository staff();

    Roster roster();

    VisitorRepository visitors();

    PhoneLines phoneLines();

    Receipts receipts();

    WebhookOutbox outbox();

    LoginRepository logins();

    FaqRepository faqs();

    AssistantSessions sessions();

    IdGenerator ids();

    /** The epoch as a node finds it that starts now. */
    Epoch epochOfAStartingNode();

    /** Does something as a command would: committed when it returns, undone when it throws. */
    <T> T inTransaction(Supplier<T> action);

    default void inTransaction(Runnable action) {
        inTransaction(() -> {
            action.run();
            return true;
        });
    }
}
