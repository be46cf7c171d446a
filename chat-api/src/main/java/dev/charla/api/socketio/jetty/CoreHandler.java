package dev.charla.api.socketio.jetty;

import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;

/** Carries a link through Spring's handshake. Spring makes no session for it, so nothing is ever handled here. */
record CoreHandler(JettyLink link) implements WebSocketHandler {

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus closeStatus) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }
}
