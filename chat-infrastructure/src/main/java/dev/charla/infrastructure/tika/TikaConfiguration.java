package dev.charla.infrastructure.tika;

import dev.charla.application.port.out.FileInspector;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides the inspector of uploaded files. */
@Configuration(proxyBeanMethods = false)
public class TikaConfiguration {

    @Bean
    FileInspector fileInspector() {
        return new TikaFileInspector();
    }
}
