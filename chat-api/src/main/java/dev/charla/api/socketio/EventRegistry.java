package dev.charla.api.socketio;

import dev.charla.api.socketio.packet.Packet;
import dev.charla.api.socketio.packet.PacketDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one namespace does with events: intercept, convert, validate, handle, and report what failed. */
final class EventRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(EventRegistry.class);

    private final JsonMapper mapper;
    private final SocketIoCounters counters;
    private final Map<String, EventHandler<Arguments>> handlers = new ConcurrentHashMap<>();
    private final List<EventInterceptor> interceptors = new CopyOnWriteArrayList<>();
    private final List<PayloadValidator> validators = new CopyOnWriteArrayList<>();
    private volatile EventHandler<Arguments> unhandled = (socket, arguments, ack) -> {};
    private volatile EventFailure.Handler failures = EventRegistry::log;

    EventRegistry(JsonMapper mapper, SocketIoCounters counters) {
        this.mapper = mapper;
        this.counters = counters;
    }

    void intercept(EventInterceptor interceptor) {
        interceptors.add(interceptor);
    }

    void validate(PayloadValidator validator) {
        validators.add(validator);
    }

    void onUnhandled(EventHandler<Arguments> handler) {
        unhandled = handler;
    }

    void onFailure(EventFailure.Handler handler) {
        failures = handler;
    }

    void register(String event, EventHandler<Arguments> handler) {
        if (PacketDecoder.RESERVED.contains(event)) {
            throw new IllegalArgumentException("\"" + event + "\" is reserved");
        }
        if (handlers.putIfAbsent(event, handler) != null) {
            throw new IllegalArgumentException("\"" + event + "\" has a handler already");
        }
    }

    <P> void register(String event, Class<P> payload, EventHandler<P> handler) {
        register(event, (socket, arguments, ack) -> handler.handle(socket, convert(arguments.get(0), payload), ack));
    }

    Set<String> names() {
        return Set.copyOf(handlers.keySet());
    }

    private <P> P convert(JsonNode argument, Class<P> type) throws InvalidPayload {
        boolean absent = argument.isMissingNode() || argument.isNull();
        P payload = read(absent ? mapper.createObjectNode() : argument, type);
        for (PayloadValidator validator : validators) {
            validator.validate(payload);
        }
        return payload;
    }

    private <P> P read(JsonNode argument, Class<P> type) throws InvalidPayload {
        try {
            return type.cast(mapper.treeToValue(argument, type));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new InvalidPayload("Does not fit " + type.getSimpleName(), e);
        }
    }

    /** Runs in the socket's mailbox. */
    void dispatch(NamespaceSocket socket, Packet packet) {
        counters.eventsReceived.increment();
        var values = new ArrayList<>(packet.data().values());
        String event = values.removeFirst().asString();
        var arguments = new Arguments(values);
        var ack = new SocketAck(socket, packet.id());
        try {
            for (EventInterceptor interceptor : interceptors) {
                interceptor.before(socket, event, arguments);
            }
            handlers.getOrDefault(event, unhandled).handle(socket, arguments, ack);
        } catch (Exception e) {
            counters.handlerFailures.increment();
            failures.onFailure(new EventFailure(socket, event, e, ack));
        }
    }

    /** Neither payloads nor the messages of exceptions, which may quote them; those only at debug level. */
    private static void log(EventFailure failure) {
        String namespace = failure.socket().namespace().name();
        if (!(failure.cause() instanceof InvalidPayload)) {
            LOG.warn(
                    "A handler in {} failed: {}",
                    namespace,
                    failure.cause().getClass().getName());
        }
        LOG.debug("The failure in {}", namespace, failure.cause());
    }
}
