package dev.charla.api.websocket;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/** Leads requests to become a WebSocket past the routes of REST. */
final class UpgradeMapping extends AbstractHandlerMapping {

    private static final int BEFORE_EVERYTHING_ELSE = -1;

    private final UpgradeRequests requests;
    private final HttpRequestHandler handler;

    UpgradeMapping(UpgradeRequests requests, HttpRequestHandler handler) {
        this.requests = requests;
        this.handler = handler;
        setOrder(BEFORE_EVERYTHING_ELSE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        return requests.matches(request) ? handler : null;
    }
}
