package dev.charla.infrastructure.gathering;

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
                return bean instanceof DataSource pool ? gathering(pool) : bean;
            }
        };
    }

    public static DataSource gathering(DataSource pool) {
        return new GatheringDataSource(pool);
    }
}
