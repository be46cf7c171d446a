package dev.charla.infrastructure.files;

import dev.charla.application.port.out.FileStore;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps uploaded files beside the embedded database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.files.store", havingValue = "local", matchIfMissing = true)
public class FilesConfiguration {

    @Bean
    FileStore fileStore(@Value("${charla.data-dir}") Path dataDir) {
        return new LocalFileStore(dataDir.resolve("files"));
    }
}
