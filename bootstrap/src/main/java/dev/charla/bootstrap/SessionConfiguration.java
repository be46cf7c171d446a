package dev.charla.bootstrap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/** Spring Session as a store and nothing more: no request has a session of the servlet API's, so none is looked for. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    /**
     * Without transactions, so that a session is read in one round trip. One that was written in part, before anybody could
     * learn its id, proves nothing.
     */
    @Bean
    JdbcIndexedSessionRepository sessionRepository(JdbcOperations jdbc) {
        return new JdbcIndexedSessionRepository(jdbc, TransactionOperations.withoutTransaction());
    }
}
