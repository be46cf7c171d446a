package dev.charla.application.memory;

import dev.charla.application.contract.Storage;
import dev.charla.application.memory.MemoryChatTags.Tagged;
import dev.charla.application.memory.MemoryFaqRepository.Written;
import dev.charla.application.memory.MemoryFileRepository.KeptFile;
import dev.charla.application.memory.MemoryOpeningKeys.Taken;
import dev.charla.application.memory.MemoryReadMarks.Mark;
import dev.charla.application.memory.MemoryStaffRepository.Kept;
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
import dev.charla.application.port.out.LoginRepository.RefreshToken;
import dev.charla.application.port.out.MessageIndex;
import dev.charla.application.port.out.MessageIndex.Changed;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.PhoneLines;
import dev.charla.application.port.out.PhoneLines.Line;
import dev.charla.application.port.out.ReadMarks;
import dev.charla.application.port.out.Receipts;
import dev.charla.application.port.out.Receipts.Receipt;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.SiteRepository;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.UnreadCounts;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.port.out.VisitorRepository.Profile;
import dev.charla.application.port.out.WebhookOutbox;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.RoomEntry;
import dev.charla.domain.people.Login;
import dev.charla.domain.people.TenantId;
import dev.charla.domain.replies.CannedReply;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything in maps: one transaction at a time, undone when it throws; others may read what is not yet committed. */
public final class MemoryStorage implements Storage {

    private final Table<Chat> chats = new Table<>();
    private final Table<Changed> messages = new Table<>();
    private final Table<RoomEntry> entries = new Table<>();
    private final Table<Site> sites = new Table<>();
    private final Table<TenantId> tenants = new Table<>();
    private final Table<Kept> accounts = new Table<>();
    private final Table<Profile> visitors = new Table<>();
    private final Table<Login> logins = new Table<>();
    private final Table<RefreshToken> refreshTokens = new Table<>();
    private final Table<KeptFile> files = new Table<>();
    private final Table<Mark> marks = new Table<>();
    private final Table<Tagged> tags = new Table<>();
    private final Table<CannedReply> replies = new Table<>();
    private final Table<Written> faqs = new Table<>();
    private final Table<MemoryAssistantSessions.Kept> sessions = new Table<>();
    private final AtomicLong sessionNumbers = new AtomicLong();
    private final Table<Taken> openings = new Table<>();
    private final Table<Line> phoneLines = new Table<>();
    private final Table<Receipt> receipts = new Table<>();
    private final Table<MemoryWebhookOutbox.Waiting> outgoing = new Table<>();

    private final Table<MemoryRoster.Choice> choices = new Table<>();

    private final StaffRepository staff = new MemoryStaffRepository(accounts, sites);
    private final IdGenerator ids = new MemoryIdGenerator();
    private final UUID epoch = ids.next();
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public <T> T inTransaction(Supplier<T> action) {
        lock.lock();
        try {
            return undoneWhenItThrows(action);
        } finally {
            lock.unlock();
        }
    }

    private <T> T undoneWhenItThrows(Supplier<T> action) {
        var checkpoints = tables().stream().map(Undoable::checkpoint).toList();
        try {
            return action.get();
        } catch (RuntimeException failure) {
            checkpoints.forEach(Runnable::run);
            throw failure;
        }
    }

    @Override
    public ChatRepository chats() {
        return new MemoryChatRepository(chats);
    }

    @Override
    public ChatOrigins origins() {
        return chat -> chats().find(chat).map(Chat::origin);
    }

    @Override
    public ChatCatalogue catalogue() {
        return new MemoryChatCatalogue(chats, messages, visitors, accounts, tags(), unreadCounts());
    }

    @Override
    public MessageRepository messages() {
        return new MemoryMessageRepository(messages);
    }

    @Override
    public MessageIndex index() {
        return indexLookingAt(Integer.MAX_VALUE);
    }

    /** An index that looks at so many messages in one search. */
    public MessageIndex indexLookingAt(int span) {
        return new MemoryMessageIndex(messages, chats, span);
    }

    @Override
    public FileRepository files() {
        return new MemoryFileRepository(files);
    }

    @Override
    public ReadMarks marks() {
        return new MemoryReadMarks(marks);
    }

    @Override
    public ChatTags tags() {
        return new MemoryChatTags(tags);
    }

    @Override
    public CannedReplyRepository replies() {
        return new MemoryCannedReplyRepository(replies);
    }

    @Override
    public OpeningKeys openingKeys() {
        return new MemoryOpeningKeys(openings);
    }

    @Override
    public UnreadCounts unread() {
        return unreadCounts();
    }

    private MemoryUnreadCounts unreadCounts() {
        return new MemoryUnreadCounts(chats, index(), marks());
    }

    @Override
    public RoomLog log() {
        return new MemoryRoomLog(entries);
    }

    @Override
    public SiteRepository sites() {
        return new MemorySiteRepository(sites, tenants);
    }

    @Override
    public StaffRepository staff() {
        return staff;
    }

    @Override
    public Roster roster() {
        return new MemoryRoster(choices, accounts, staff, chats, sites);
    }

    @Override
    public VisitorRepository visitors() {
        return new MemoryVisitorRepository(visitors);
    }

    @Override
    public PhoneLines phoneLines() {
        return new MemoryPhoneLines(phoneLines);
    }

    @Override
    public Receipts receipts() {
        return new MemoryReceipts(receipts);
    }

    @Override
    public WebhookOutbox outbox() {
        return new MemoryWebhookOutbox(outgoing);
    }

    @Override
    public LoginRepository logins() {
        return new MemoryLoginRepository(logins, refreshTokens);
    }

    @Override
    public FaqRepository faqs() {
        return new MemoryFaqRepository(faqs);
    }

    @Override
    public AssistantSessions sessions() {
        return new MemoryAssistantSessions(sessions, sessionNumbers);
    }

    @Override
    public IdGenerator ids() {
        return ids;
    }

    @Override
    public Epoch epochOfAStartingNode() {
        return () -> epoch;
    }

    /** How many rows there are of anything: the same number means that nothing was stored. */
    public int rows() {
        return tables().stream().mapToInt(table -> table.all().size()).sum();
    }

    private List<Table<?>> tables() {
        return List.of(
                chats,
                messages,
                entries,
                sites,
                tenants,
                accounts,
                visitors,
                logins,
                refreshTokens,
                files,
                marks,
                tags,
                replies,
                faqs,
                sessions,
                openings,
                phoneLines,
                receipts,
                outgoing,
                choices);
    }
}
