package dev.charla.bootstrap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the server where it is and what to try first. */
@Component
class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final Installation installation;
    private final InstallationSettings settings;

    Welcome(Installation installation, InstallationSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            LOG.info(greeting("http://localhost:" + web.getWebServer().getPort()));
        }
    }

    private String greeting(String address) {
        var site = settings.newSites().getFirst();
        return """

                  Charla listens at %1$s
                  Open it in a browser to see a chat from both sides.
                %2$s
                  Send a first message as a visitor:

                    curl -sS -b '' -H 'Content-Type: application/json' \
                -d '{"domain":"%3$s","apiKey":"%4$s"}' %1$s/visitors/identify \
                --next -sS -b '' -H 'Content-Type: application/json' \
                -d '{"firstMessage":{"content":"Hello"}}' %1$s/v2/chats/with-message
                """.formatted(address, password(), site.domain(), site.apiKey());
    }

    private String password() {
        return installation
                .firstPassword()
                .map(password -> """
                          The first admin is %s with the password %s
                          (it is told this once; charla.admin.password sets another before the first start)
                        """.formatted(settings.admin().email(), password))
                .orElse("");
    }
}
