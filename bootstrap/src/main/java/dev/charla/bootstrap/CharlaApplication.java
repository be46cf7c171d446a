package dev.charla.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts one Charla node. */
@Profile("!" + ConformanceConfiguration.PROFILE)
@EnableScheduling
@SpringBootApplication(scanBasePackages = "dev.charla")
@EnableConfigurationProperties(InstallationSettings.class)
public class CharlaApplication {

    public static void main(String[] args) {
        // Axon's invitation to a hosted service is no news to an operator.
        System.setProperty("disable-axoniq-console-message", "true");
        new SpringApplication(CharlaApplication.class, ConformanceConfiguration.class).run(args);
    }
}
