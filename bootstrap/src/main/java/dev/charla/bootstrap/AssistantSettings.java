package dev.charla.bootstrap;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the assistant is asked for, whoever answers.
 *
 * @param answersChats whether it answers visitors who wait for a person
 * @param keepSessions how long a session is kept after the last thing that was said in it
 */
@ConfigurationProperties("charla.assistant")
record AssistantSettings(
        @DefaultValue("false") boolean answersChats,
        @DefaultValue("90d") Duration keepSessions) {}
