package dev.charla.infrastructure.gathering;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gathering of writes before the pool of connections. */
@Configuration(proxyBeanMethods = false)
public class GatheringConfiguration {

    @Bean
    static BeanPostProcessor gatheringOfWrites() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? gathering(pool) : bean;
            }
        };
    }

    @Bean
    MeterBinder waitingForConnections(DataSource pool) {
        return registry -> {
            if (pool instanceof GatheringDataSource gathering) {
                Gauge.builder("charla.database.waiting", gathering, GatheringDataSource::waiting)
                        .description("Threads that wait for a connection to the database")
                        .register(registry);
            }
        };
    }

    public static DataSource gathering(HikariDataSource pool) {
        var patience = Duration.ofMillis(pool.getConnectionTimeout());
        return new GatheringDataSource(pool, new Turns(pool.getMaximumPoolSize(), patience));
    }
}
