package dev.charla.bootstrap;

import dev.charla.application.port.out.Assistant;
import dev.charla.application.port.out.AssistantUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Tells operators how often the assistant answers, and how long it takes. */
final class MeasuredAssistant implements Assistant {

    private final Assistant assistant;
    private final MeterRegistry registry;
    private final Timer answered;
    private final Timer unknown;
    private final Timer unavailable;

    MeasuredAssistant(Assistant assistant, MeterRegistry registry) {
        this.assistant = assistant;
        this.registry = registry;
        this.answered = timer("answered");
        this.unknown = timer("unknown");
        this.unavailable = timer("unavailable");
    }

    @Override
    public Answer answer(Question question) {
        var sample = Timer.start(registry);
        try {
            var answer = assistant.answer(question);
            sample.stop(answer.known() ? answered : unknown);
            return answer;
        } catch (AssistantUnavailable failure) {
            sample.stop(unavailable);
            throw failure;
        }
    }

    private Timer timer(String outcome) {
        return Timer.builder("charla.assistant.answers")
                .description("Questions put to the assistant")
                .tag("outcome", outcome)
                .register(registry);
    }
}
