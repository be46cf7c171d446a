package dev.charla.bootstrap;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What uploaded files may be.
 *
 * @param types the media types that are taken, as they are found in the content
 * @param keepUnattached how long an uploaded file waits for a message to carry it
 * @param baseUrl what stands before the paths of files in the addresses that clients get; empty for paths alone
 */
@ConfigurationProperties("charla.files")
record FileSettings(
        Set<String> types,
        @DefaultValue("24h") Duration keepUnattached,
        @DefaultValue("") String baseUrl) {}
