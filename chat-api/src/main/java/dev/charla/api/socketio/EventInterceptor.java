package dev.charla.api.socketio;

/**
 * Looks at every event before its handler, in the handler's thread: rate limits, authorisation, tracing. Throwing keeps
 * the event from its handler and goes to {@link Namespace#onFailure}.
 */
@FunctionalInterface
public interface EventInterceptor {
    void before(Socket socket, String event, Arguments arguments) throws Exception;
}
