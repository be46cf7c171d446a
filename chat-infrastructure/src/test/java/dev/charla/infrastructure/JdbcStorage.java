package dev.charla.infrastructure;

import dev.charla.application.contract.Storage;
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
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The ports over a database, one node for all tests of it. */
public final class JdbcStorage implements Storage {

    private static final Map<Database, JdbcStorage> ALL = new EnumMap<>(Database.class);

    private final Database database;
    private final Node node;

    private JdbcStorage(Database database) {
        this.database = database;
        this.node = Node.on(database);
    }

    public static JdbcStorage emptyOn(Database database) {
        var storage = ALL.computeIfAbsent(database, JdbcStorage::new);
        database.empty();
        return storage;
    }

    @Override
    public <T> T inTransaction(Supplier<T> action) {
        var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("test"));
        work.attachTransaction(new SpringTransactionManager(node.get(PlatformTransactionManager.class)));
        var result = work.executeWithResult(action::get);
        if (result.isExceptional() && result.exceptionResult() instanceof RuntimeException failure) {
            throw failure;
        }
        return result.getPayload();
    }

    @Override
    public ChatOrigins origins() {
        return node.get(ChatOrigins.class);
    }

    @Override
    public ChatCatalogue catalogue() {
        return node.get(ChatCatalogue.class);
    }

    @Override
    public ChatRepository chats() {
        return node.get(ChatRepository.class);
    }

    @Override
    public MessageRepository messages() {
        return node.get(MessageRepository.class);
    }

    @Override
    public MessageIndex index() {
        return node.get(MessageIndex.class);
    }

    @Override
    public FileRepository files() {
        return node.get(FileRepository.class);
    }

    @Override
    public ReadMarks marks() {
        return node.get(ReadMarks.class);
    }

    @Override
    public ChatTags tags() {
        return node.get(ChatTags.class);
    }

    @Override
    public CannedReplyRepository replies() {
        return node.get(CannedReplyRepository.class);
    }

    @Override
    public OpeningKeys openingKeys() {
        return node.get(OpeningKeys.class);
    }

    @Override
    public UnreadCounts unread() {
        return node.get(UnreadCounts.class);
    }

    @Override
    public RoomLog log() {
        return node.get(RoomLog.class);
    }

    @Override
    public SiteRepository sites() {
        return node.get(SiteRepository.class);
    }

    @Override
    public StaffRepository staff() {
        return node.get(StaffRepository.class);
    }

    @Override
    public Roster roster() {
        return node.get(Roster.class);
    }

    @Override
    public VisitorRepository visitors() {
        return node.get(VisitorRepository.class);
    }

    @Override
    public PhoneLines phoneLines() {
        return node.get(PhoneLines.class);
    }

    @Override
    public Receipts receipts() {
        return node.get(Receipts.class);
    }

    @Override
    public WebhookOutbox outbox() {
        return node.get(WebhookOutbox.class);
    }

    @Override
    public LoginRepository logins() {
        return node.get(LoginRepository.class);
    }

    @Override
    public FaqRepository faqs() {
        return node.get(FaqRepository.class);
    }

    @Override
    public AssistantSessions sessions() {
        return node.get(AssistantSessions.class);
    }

    @Override
    public IdGenerator ids() {
        return node.get(IdGenerator.class);
    }

    @Override
    public Epoch epochOfAStartingNode() {
        try (var starting = Node.on(database)) {
            return starting.get(Epoch.class);
        }
    }
}
