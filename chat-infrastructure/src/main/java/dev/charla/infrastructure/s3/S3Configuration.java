package dev.charla.infrastructure.s3;

import dev.charla.application.port.out.FileStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Takes the place of the local folder where {@code charla.files.store} is {@code s3}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "charla.files.store", havingValue = "s3")
@EnableConfigurationProperties(S3Settings.class)
public class S3Configuration {

    @Bean
    S3Client s3Client(S3Settings settings) {
        return client(settings);
    }

    @Bean
    FileStore s3FileStore(S3Client client, S3Settings settings) {
        return new S3FileStore(client, settings.bucket(), settings.prefix());
    }

    static S3Client client(S3Settings settings) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .endpointOverride(settings.endpoint())
                .forcePathStyle(settings.pathStyle())
                .credentialsProvider(credentials(settings))
                .build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        var accessKey = settings.accessKey();
        var secretKey = settings.secretKey();
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
