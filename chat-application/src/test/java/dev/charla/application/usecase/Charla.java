package dev.charla.application.usecase;

import dev.charla.application.contract.Shop;
import dev.charla.application.memory.MemoryFileInspector;
import dev.charla.application.memory.MemoryFileStore;
import dev.charla.application.memory.MemoryIdentityTokens;
import dev.charla.application.memory.MemoryLiveSockets;
import dev.charla.application.memory.MemoryPasswords;
import dev.charla.application.memory.MemorySignals;
import dev.charla.application.memory.MemoryStorage;
import dev.charla.application.memory.MemoryWebhook;
import dev.charla.application.port.in.AddStaff;
import dev.charla.application.port.in.ChangeCannedReplies;
import dev.charla.application.port.in.ChangeChat;
import dev.charla.application.port.in.ChangeStaff;
import dev.charla.application.port.in.ChangeStaff.Changed;
import dev.charla.application.port.in.ChooseStatus;
import dev.charla.application.port.in.Command;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.ContactDetails;
import dev.charla.application.port.in.DeleteMessage;
import dev.charla.application.port.in.EditMessage;
import dev.charla.application.port.in.EndLogin;
import dev.charla.application.port.in.FileAddresses;
import dev.charla.application.port.in.ForgetLogins;
import dev.charla.application.port.in.ForgetReceipts;
import dev.charla.application.port.in.IdentifyVisitor;
import dev.charla.application.port.in.IdentifyVisitor.Identified;
import dev.charla.application.port.in.MarkAsRead;
import dev.charla.application.port.in.MessageDraft;
import dev.charla.application.port.in.MessageHistory.Page;
import dev.charla.application.port.in.MessageHistory.Walk;
import dev.charla.application.port.in.OpenChat;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.OpenChatWithMessage.Opened;
import dev.charla.application.port.in.OpenPhoneLine;
import dev.charla.application.port.in.PrepareInstallation;
import dev.charla.application.port.in.PrepareInstallation.Prepared;
import dev.charla.application.port.in.ReadChat;
import dev.charla.application.port.in.RefreshLogin;
import dev.charla.application.port.in.RefreshLogin.Outcome;
import dev.charla.application.port.in.RegisterEnrollment;
import dev.charla.application.port.in.RegisterEnrollment.Registered;
import dev.charla.application.port.in.ReplyToPhone;
import dev.charla.application.port.in.ReplyToPhone.Replied;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.in.StartLogin;
import dev.charla.application.port.in.StartLogin.Started;
import dev.charla.application.port.in.TagChat;
import dev.charla.application.port.out.SecretGenerator;
import dev.charla.application.port.out.SiteRepository.Site;
import dev.charla.domain.chat.Chat;
import dev.charla.domain.chat.ChatId;
import dev.charla.domain.chat.Content;
import dev.charla.domain.chat.Enrollment;
import dev.charla.domain.chat.EnrollmentId;
import dev.charla.domain.chat.Message;
import dev.charla.domain.chat.MessageId;
import dev.charla.domain.chat.MessageType;
import dev.charla.domain.chat.Tags;
import dev.charla.domain.people.Duty;
import dev.charla.domain.people.InfluencerId;
import dev.charla.domain.people.LoginId;
import dev.charla.domain.people.Participant;
import dev.charla.domain.people.StaffId;
import dev.charla.domain.people.VisitorId;
import dev.charla.domain.replies.CannedReplyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All use cases over one memory storage, each command in a transaction of its own. */
final class Charla {

    static final Instant NOW = Instant.parse("2026-01-05T11:00:00.123Z");

    final MemoryStorage storage = new MemoryStorage();
    final MemoryPasswords passwords = new MemoryPasswords();
    final MemoryIdentityTokens identityTokens = new MemoryIdentityTokens();

    static final LoginLifetimes LIFETIMES = new LoginLifetimes(Duration.ofDays(14), Duration.ofDays(90));

    /** Two chats at a time, a minute without a socket. */
    static final RoutingRules ROUTING = new RoutingRules(true, 2, Duration.ofMinutes(1));

    private final SecretGenerator secrets = () -> "secret-" + storage.ids().next();
    private Instant time = NOW;
    private final InstantSource clock = () -> time;
    private final Attachments attachments = new Attachments(storage.files(), new FileAddresses(""));
    final MemoryFileStore fileStore = new MemoryFileStore();
    final TakeUploads uploads = new TakeUploads(
            storage.chats(),
            storage.files(),
            fileStore,
            new MemoryFileInspector(),
            attachments,
            Set.of("image/png", "text/plain"),
            storage.ids(),
            clock);
    final ViewFiles files = new ViewFiles(storage.chats(), storage.messages(), storage.files(), fileStore);
    final DiscardFiles discarding = new DiscardFiles(storage.files(), fileStore, clock, Duration.ofHours(24));
    private final BridgedRoomLog bridgedLog =
            new BridgedRoomLog(storage.log(), storage.phoneLines(), Optional.of(storage.outbox()), storage.ids());
    private final SendMessageCommandHandler sending = new SendMessageCommandHandler(
            storage.chats(), storage.messages(), attachments, bridgedLog, storage.ids(), clock);
    final MemoryLiveSockets sockets = new MemoryLiveSockets();
    final MemorySignals signals = new MemorySignals();
    private final FreeStaff free;
    private final Routing routing;
    private final ServeQueueCommandHandler serving;
    private final ChooseStatusCommandHandler choosing = new ChooseStatusCommandHandler(storage.roster(), clock);
    final ServeQueueOnFreedStaff queues =
            new ServeQueueOnFreedStaff(commands(), storage.chats(), storage.roster(), Runnable::run);
    final KeepPresence presence = new KeepPresence(
            sockets, storage.roster(), new ViewChats(storage.catalogue()), signals, commands(), queues, clock);
    final ViewAvailability availability;
    private final OpenChatCommandHandler opening;
    private final IdentifyVisitorCommandHandler identifying = new IdentifyVisitorCommandHandler(
            storage.sites(), storage.visitors(), storage.phoneLines(), identityTokens, storage.ids(), clock);
    private final RegisterEnrollmentCommandHandler enrolling = new RegisterEnrollmentCommandHandler(
            storage.chats(),
            storage.visitors(),
            storage.sites(),
            storage.messages(),
            storage.log(),
            storage.ids(),
            clock);
    final ReadEnrollments enrollments = new ReadEnrollments(storage.chats());
    private final PrepareInstallationCommandHandler preparing =
            new PrepareInstallationCommandHandler(storage.sites(), storage.staff(), passwords, storage.ids());
    private final StartLoginCommandHandler starting =
            new StartLoginCommandHandler(storage.staff(), storage.logins(), secrets, storage.ids(), clock, LIFETIMES);
    private final RefreshLoginCommandHandler refreshing =
            new RefreshLoginCommandHandler(storage.logins(), storage.staff(), secrets, clock, LIFETIMES);
    private final AddStaffCommandHandler hiring =
            new AddStaffCommandHandler(storage.staff(), storage.sites(), passwords, storage.ids());
    private final ChangeStaffCommandHandler changingStaff =
            new ChangeStaffCommandHandler(storage.staff(), storage.sites(), storage.logins(), passwords, clock);
    final ViewColleagues colleagues = new ViewColleagues(storage.staff(), storage.sites());
    private final EndLoginCommandHandler ending = new EndLoginCommandHandler(storage.logins(), clock);
    private final ForgetLoginsCommandHandler forgetting = new ForgetLoginsCommandHandler(storage.logins(), clock);
    private final EditMessageCommandHandler editing =
            new EditMessageCommandHandler(storage.chats(), storage.messages(), storage.log(), clock);
    private final DeleteMessageCommandHandler deleting =
            new DeleteMessageCommandHandler(storage.chats(), storage.messages(), storage.files(), storage.log(), clock);
    private final MarkAsReadCommandHandler marking =
            new MarkAsReadCommandHandler(storage.chats(), storage.messages(), storage.marks(), storage.log(), clock);
    private final ReadChatCommandHandler readingOn = new ReadChatCommandHandler(
            storage.chats(), storage.messages(), storage.index(), storage.marks(), storage.log(), clock);
    private final TagChatCommandHandler tagging =
            new TagChatCommandHandler(storage.chats(), storage.tags(), storage.messages(), storage.log(), clock);
    private final ChangeCannedRepliesCommandHandler rewording =
            new ChangeCannedRepliesCommandHandler(storage.replies(), storage.sites(), storage.ids(), clock);
    final ViewCannedReplies replies = new ViewCannedReplies(storage.replies(), storage.sites());

    /** The site that the bridge leads to, once there is one. */
    private final Supplier<Site> bridged = () -> storage.sites().all().getFirst();

    private final PhoneOwners owners =
            new PhoneOwners(storage.phoneLines(), storage.visitors(), bridged, storage.ids(), clock);
    private final ReplyToPhoneCommandHandler replying;
    final MemoryWebhook webhook = new MemoryWebhook();
    final PostMessages posting = new PostMessages(
            storage.outbox(),
            storage.messages(),
            webhook,
            new RetryRules(3, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(20)),
            () -> 1,
            clock);
    final ViewDeadLetters deadLetters = new ViewDeadLetters(storage.outbox(), clock);
    final KeepPhoneChats phoneChats = new KeepPhoneChats(commands(), storage.phoneLines(), sockets, bridged);
    final ReadChats reading = new ReadChats(storage.chats());
    final ReadMessages history = new ReadMessages(
            storage.chats(), storage.messages(), storage.index(), storage.marks(), storage.epochOfAStartingNode());
    final SearchMessages searching = new SearchMessages(reading, storage.index());
    private final ChangeChatCommandHandler changing =
            new ChangeChatCommandHandler(storage.chats(), storage.staff(), storage.messages(), storage.log(), clock);

    Charla() {
        this(ROUTING);
    }

    Charla(RoutingRules rules) {
        sockets.watch(new TellOfLostNodes(storage.staff(), storage.visitors(), presence));
        free = new FreeStaff(storage.roster(), sockets, rules, clock);
        routing = new Routing(free, storage.roster(), storage.staff(), storage.log(), rules);
        serving = new ServeQueueCommandHandler(
                storage.chats(), storage.roster(), free, routing, storage.messages(), storage.log(), clock);
        availability = new ViewAvailability(free, storage.sites());
        opening = new OpenChatCommandHandler(
                storage.chats(),
                storage.visitors(),
                storage.openingKeys(),
                routing,
                storage.messages(),
                attachments,
                bridgedLog,
                storage.ids(),
                clock);
        replying = new ReplyToPhoneCommandHandler(
                owners, storage.receipts(), storage.chats(), storage.messages(), opening, changing, sending, clock);
    }

    /** A routing by which somebody has changed between being looked for and being locked. */
    Routing routingThatLocks(Duty duty) {
        return new Routing(free, new ChangingRoster(storage.roster(), duty), storage.staff(), storage.log(), ROUTING);
    }

    /** Those commands that use cases give. */
    Commands commands() {
        return new Commands() {
            @Override
            @SuppressWarnings("unchecked") // each command has the answer that it names
            public <R> R send(Command<R> command) {
                return (R)
                        switch (command) {
                            case ServeQueue serve -> storage.inTransaction(() -> serving.handle(serve));
                            case OpenPhoneLine open ->
                                storage.inTransaction(() -> new OpenPhoneLineCommandHandler(owners).handle(open));
                            case ChooseStatus choose -> storage.inTransaction(() -> choosing.handle(choose));
                            default -> throw new IllegalArgumentException("no use case gives " + command);
                        };
            }
        };
    }

    Shop shop(String domain) {
        return Shop.at(domain, storage);
    }

    Sent send(Participant sender, ChatId chat, MessageDraft draft) {
        return storage.inTransaction(() -> sending.handle(new SendMessage(sender, chat, draft)));
    }

    Sent say(Participant sender, ChatId chat, String text) {
        return send(sender, chat, draft(text, false, null));
    }

    Sent note(Participant sender, ChatId chat, String text) {
        return send(sender, chat, draft(text, true, null));
    }

    /** What is left to do of each. */
    Map<SendMessage, Supplier<Sent>> prepare(SendMessage... commands) {
        return storage.inTransaction(() -> sending.prepare(List.of(commands)));
    }

    Sent sayKeyed(Participant sender, ChatId chat, String key, String text) {
        return send(sender, chat, draft(text, false, key));
    }

    Opened open(Participant opener, @Nullable VisitorId visitor, ContactDetails contact, String text) {
        return storage.inTransaction(() -> opening.handle(new OpenChatWithMessage(
                new OpenChat(opener, visitor, contact, Map.of("page", "/cart")), draft(text, false, null))));
    }

    Opened openKeyed(Participant opener, @Nullable VisitorId visitor, String key, String text) {
        return open(new OpenChatWithMessage(
                new OpenChat(opener, visitor, ContactDetails.NONE, Map.of()), draft(text, false, key)));
    }

    Opened open(OpenChatWithMessage command) {
        return storage.inTransaction(() -> opening.handle(command));
    }

    OpenChat.Opened open(OpenChat command) {
        return storage.inTransaction(() -> opening.handle(command));
    }

    Chat change(ChangeChat command) {
        return storage.inTransaction(() -> changing.handle(command));
    }

    Message edit(Participant editor, Message message, String words) {
        return storage.inTransaction(() -> editing.handle(new EditMessage(editor, message.id(), new Content(words))));
    }

    Message delete(Participant deleter, Message message) {
        return storage.inTransaction(() -> deleting.handle(new DeleteMessage(deleter, message.id())));
    }

    int markAsRead(Participant reader, MessageId... messages) {
        return storage.inTransaction(() -> marking.handle(new MarkAsRead(reader, Set.of(messages))))
                .count();
    }

    Registered enroll(Participant by, String enrollment, String influencer, @Nullable String domain) {
        var wanted = new Enrollment(new EnrollmentId(enrollment), new InfluencerId(influencer));
        return storage.inTransaction(() -> enrolling.handle(new RegisterEnrollment(by, wanted, domain)));
    }

    boolean read(Participant reader, ChatId chat) {
        return storage.inTransaction(() -> readingOn.handle(new ReadChat(reader, chat)));
    }

    Tags tag(Participant by, ChatId chat, String... tags) {
        return storage.inTransaction(() -> tagging.handle(new TagChat(by, chat, new Tags(List.of(tags)))));
    }

    CannedReplyId change(ChangeCannedReplies command) {
        return storage.inTransaction(() -> rewording.handle(command));
    }

    Identified identify(IdentifyVisitor command) {
        return storage.inTransaction(() -> identifying.handle(command));
    }

    Prepared prepare(PrepareInstallation command) {
        return storage.inTransaction(() -> preparing.handle(command));
    }

    Started start(StartLogin command) {
        return storage.inTransaction(() -> starting.handle(command));
    }

    StaffId add(AddStaff command) {
        return storage.inTransaction(() -> hiring.handle(command));
    }

    Changed change(ChangeStaff command) {
        return storage.inTransaction(() -> changingStaff.handle(command));
    }

    Outcome refresh(String refreshToken) {
        return storage.inTransaction(() -> refreshing.handle(new RefreshLogin(refreshToken)));
    }

    Optional<LoginId> end(EndLogin.Proof proof) {
        return storage.inTransaction(() -> ending.handle(new EndLogin(proof)));
    }

    int forgetLogins(int limit) {
        return storage.<Integer>inTransaction(() -> forgetting.handle(new ForgetLogins(limit)));
    }

    Replied reply(ReplyToPhone command) {
        return storage.inTransaction(() -> replying.handle(command));
    }

    int forgetReceipts(Duration kept, int limit) {
        var forgettingReceipts = new ForgetReceiptsCommandHandler(storage.receipts(), kept, clock);
        return storage.<Integer>inTransaction(() -> forgettingReceipts.handle(new ForgetReceipts(limit)));
    }

    /** Sets the clock to that long after {@link #NOW}. */
    void after(Duration duration) {
        time = NOW.plus(duration);
    }

    Page page(Participant reader, ChatId chat, int limit, @Nullable Walk walk) {
        return history.page(reader, chat, limit, walk == null ? new Walk.Backwards(null) : walk);
    }

    static MessageDraft draft(String text, boolean internal, @Nullable String key) {
        return new MessageDraft(new Content(text), MessageType.TEXT, internal, key);
    }
}
