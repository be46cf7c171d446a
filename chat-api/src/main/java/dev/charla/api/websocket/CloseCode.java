package dev.charla.api.websocket;

/** Why connections are closed, as RFC 6455 §7.4.1 numbers it. */
final class CloseCode {

    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int POLICY = 1008;

    private CloseCode() {}
}
