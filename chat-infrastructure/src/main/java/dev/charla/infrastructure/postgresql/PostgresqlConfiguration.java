package dev.charla.infrastructure.postgresql;

import dev.charla.application.port.out.Backplane;
import dev.charla.application.port.out.Backplane.Reach;
import dev.charla.application.port.out.ChatOrigins;
import dev.charla.application.port.out.RoomLog;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the log behind the backplane, whichever that is. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnPostgresql.class)
public class PostgresqlConfiguration {

    /** Where a bell rings, or another way brings what is new, this finds what neither did. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Nobody rings for a node that the others believe to reach. */
    private static final Duration PATIENCE_WHEN_CUT_OFF = Duration.ofMillis(100);

    /** Little beside what a message takes by the log anyway; and nothing is held back while few are written. */
    private static final Duration BELL_RESTS = Duration.ofMillis(5);

    @Bean
    @Primary
    TailedBackplane tailedBackplane(
            @Qualifier("backplane") Backplane faster,
            ObjectProvider<RoomLog> log,
            ChatOrigins origins,
            JdbcClient jdbc) {
        return new TailedBackplane(
                faster, log::getObject, origins, new Bell(jdbc, Thread::startVirtualThread, BELL_RESTS));
    }

    @Bean
    LogTail logTail(DataSource dataSource, TailedBackplane backplane) {
        return new LogTail(
                dataSource,
                backplane::committed,
                () -> backplane.reach() == Reach.CUT_OFF ? PATIENCE_WHEN_CUT_OFF : PATIENCE);
    }

    @Bean
    LogTailMetrics logTailMetrics(LogTail tail, TailedBackplane backplane) {
        return new LogTailMetrics(tail, backplane);
    }

    @Bean
    LogTailHealth logTailHealth(LogTail tail) {
        return new LogTailHealth(tail);
    }
}
