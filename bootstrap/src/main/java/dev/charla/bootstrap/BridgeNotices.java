package dev.charla.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server what is open on the bridge, and stops it where the bridge leads to no site. */
@Component
@ConditionalOnProperty(name = "charla.dialects.bridge", matchIfMissing = true)
class BridgeNotices {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeNotices.class);

    private final BridgeSettings settings;
    private final BridgeSite site;

    BridgeNotices(BridgeSettings settings, BridgeSite site) {
        this.settings = settings;
        this.site = site;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        var domain = site.get().domain();
        if (settings.trustUserPhone()) {
            LOG.warn(
                    "charla.bridge.trust-user-phone is on: whoever names a telephone number hears what is said to it at {}."
                            + " Use it for trials only.",
                    domain);
        }
    }
}
