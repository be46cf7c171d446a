package dev.charla.infrastructure;

import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.Commands;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.in.FileAddresses;
import dev.charla.application.port.in.OpenChatWithMessage;
import dev.charla.application.port.in.SendMessage;
import dev.charla.application.port.in.SendMessage.Sent;
import dev.charla.application.port.in.ServeQueue;
import dev.charla.application.port.in.Together;
import dev.charla.application.port.out.ChatRepository;
import dev.charla.application.port.out.FileRepository;
import dev.charla.application.port.out.IdGenerator;
import dev.charla.application.port.out.LiveSockets;
import dev.charla.application.port.out.MessageRepository;
import dev.charla.application.port.out.OpeningKeys;
import dev.charla.application.port.out.RoomLog;
import dev.charla.application.port.out.Roster;
import dev.charla.application.port.out.StaffRepository;
import dev.charla.application.port.out.VisitorRepository;
import dev.charla.application.usecase.Attachments;
import dev.charla.application.usecase.FreeStaff;
import dev.charla.application.usecase.OpenChatCommandHandler;
import dev.charla.application.usecase.Routing;
import dev.charla.application.usecase.RoutingRules;
import dev.charla.application.usecase.SendMessageCommandHandler;
import dev.charla.application.usecase.ServeQueueCommandHandler;
import dev.charla.domain.chat.ChatEvent;
import dev.charla.infrastructure.axon.AxonConfiguration;
import dev.charla.infrastructure.gathering.GatheringConfiguration;
import dev.charla.infrastructure.ids.IdsConfiguration;
import dev.charla.infrastructure.jdbc.JdbcConfiguration;
import dev.charla.infrastructure.local.LocalConfiguration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The adapters and use cases of one node, wired as in production, on a database of the tests. */
public final class Node implements AutoCloseable {

    private static final RoutingRules RULES = new RoutingRules(true, 2, Duration.ofMinutes(1));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Node(Database database, List<EventReaction> reactions, Function<Sent, Sent> afterStoring) {
        var beans = context.getBeanFactory();
        var dataSource = GatheringConfiguration.gathering(database.dataSource());
        beans.registerSingleton("dataSource", dataSource);
        beans.registerSingleton("transactionManager", new JdbcTransactionManager(dataSource));
        beans.registerSingleton("jdbc", JdbcClient.create(dataSource));
        beans.registerSingleton("json", JsonMapper.builder().build());
        beans.registerSingleton("clock", InstantSource.tick(InstantSource.system(), Duration.ofMillis(1)));
        for (int i = 0; i < reactions.size(); i++) {
            beans.registerSingleton("reaction" + i, reactions.get(i));
        }
        context.registerBean("sending", CommandHandler.class, () -> sending(afterStoring));
        context.registerBean("opening", CommandHandler.class, this::opening);
        context.registerBean("serving", CommandHandler.class, this::serving);
        context.register(
                JdbcConfiguration.class, AxonConfiguration.class, IdsConfiguration.class, LocalConfiguration.class);
        context.refresh();
    }

    public static Node on(Database database) {
        return reacting(database, new EventReaction(ChatEvent.class, entry -> {}));
    }

    public static Node reacting(Database database, EventReaction... reactions) {
        return new Node(database, List.of(reactions), sent -> sent);
    }

    /** A node whose handler of messages does something more before it returns, in the same transaction. */
    public static Node afterStoring(Database database, Function<Sent, Sent> more, EventReaction... reactions) {
        var all = reactions.length == 0 ? List.of(new EventReaction(ChatEvent.class, entry -> {})) : List.of(reactions);
        return new Node(database, all, more);
    }

    public <T> T get(Class<T> port) {
        return context.getBean(port);
    }

    /** How messages are sent. */
    @SuppressWarnings("unchecked")
    public CommandHandler<SendMessage, Sent> sending() {
        return context.getBean("sending", CommandHandler.class);
    }

    public Commands commands() {
        return get(Commands.class);
    }

    @Override
    public void close() {
        context.close();
    }

    private CommandHandler<SendMessage, Sent> sending(Function<Sent, Sent> afterStoring) {
        var useCase = new SendMessageCommandHandler(
                get(ChatRepository.class),
                get(MessageRepository.class),
                new Attachments(get(FileRepository.class), new FileAddresses("")),
                get(RoomLog.class),
                get(IdGenerator.class),
                get(InstantSource.class));
        return new CommandHandler<>(
                SendMessage.class,
                command -> afterStoring.apply(useCase.handle(command)),
                alsoTogether(useCase, afterStoring));
    }

    private static Together<SendMessage, Sent> alsoTogether(
            Together<SendMessage, Sent> useCase, Function<Sent, Sent> afterStoring) {
        return new Together<>() {
            @Override
            public Object key(SendMessage command) {
                return useCase.key(command);
            }

            @Override
            public Map<SendMessage, Supplier<Sent>> prepare(List<SendMessage> commands) {
                var prepared = new HashMap<>(useCase.prepare(commands));
                prepared.replaceAll((command, rest) -> () -> afterStoring.apply(rest.get()));
                return prepared;
            }
        };
    }

    private CommandHandler<OpenChatWithMessage, OpenChatWithMessage.Opened> opening() {
        var useCase = new OpenChatCommandHandler(
                get(ChatRepository.class),
                get(VisitorRepository.class),
                get(OpeningKeys.class),
                routing(),
                get(MessageRepository.class),
                new Attachments(get(FileRepository.class), new FileAddresses("")),
                get(RoomLog.class),
                get(IdGenerator.class),
                get(InstantSource.class));
        return new CommandHandler<>(OpenChatWithMessage.class, useCase::handle);
    }

    private CommandHandler<ServeQueue, ServeQueue.Served> serving() {
        var useCase = new ServeQueueCommandHandler(
                get(ChatRepository.class),
                get(Roster.class),
                free(),
                routing(),
                get(MessageRepository.class),
                get(RoomLog.class),
                get(InstantSource.class));
        return new CommandHandler<>(ServeQueue.class, useCase::handle);
    }

    private Routing routing() {
        return new Routing(free(), get(Roster.class), get(StaffRepository.class), get(RoomLog.class), RULES);
    }

    private FreeStaff free() {
        return new FreeStaff(get(Roster.class), get(LiveSockets.class), RULES, get(InstantSource.class));
    }
}
