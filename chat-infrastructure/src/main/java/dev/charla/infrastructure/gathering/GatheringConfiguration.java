package dev.charla.infrastructure.gathering;

import com.zaxxer.hikari.HikariDataSource;
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

    public static DataSource gathering(HikariDataSource pool) {
        var patience = Duration.ofMillis(pool.getConnectionTimeout());
        return new GatheringDataSource(pool, new Turns(pool.getMaximumPoolSize(), patience));
    }
}
