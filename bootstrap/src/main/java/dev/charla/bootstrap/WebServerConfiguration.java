package dev.charla.bootstrap;

import dev.charla.api.problem.UnreadProblems;
import java.util.Arrays;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Jetty does otherwise than by default. */
@Configuration(proxyBeanMethods = false)
class WebServerConfiguration {

    /**
     * Jetty keeps for each connection a table of the header fields that came before, of some 130 KiB. With more than a few
     * connections it lies in no cache of the processor, and looking there takes longer than reading the field.
     */
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> noTableOfHeaderFields() {
        return factory -> factory.addServerCustomizers(WebServerConfiguration::readEachField);
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> problemsOfUnreadRequests(UnreadProblems problems) {
        var answers = new UnreadRequests(problems);
        return factory -> factory.addServerCustomizers(server -> server.setErrorHandler(answers));
    }

    private static void readEachField(Server server) {
        Arrays.stream(server.getConnectors())
                .flatMap(connector -> connector.getConnectionFactories().stream())
                .filter(HttpConnectionFactory.class::isInstance)
                .map(HttpConnectionFactory.class::cast)
                .forEach(http -> http.getHttpConfiguration().setHeaderCacheSize(0));
    }
}
