package dev.charla.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts one Charla node. */
@SpringBootApplication
public class CharlaApplication {

    public static void main(String[] args) {
        SpringApplication.run(CharlaApplication.class, args);
    }
}
