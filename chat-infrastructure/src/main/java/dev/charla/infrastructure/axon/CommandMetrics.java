package dev.charla.infrastructure.axon;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;

/** How many commands wait for others, and how many go together. */
final class CommandMetrics implements MeterBinder {

    private final AxonCommands commands;

    CommandMetrics(AxonCommands commands) {
        this.commands = commands;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("charla.commands.waiting", () -> sum(CommandGroups::waiting))
                .description("Commands that wait for others to end")
                .register(registry);
        FunctionCounter.builder("charla.commands.shared", commands, any -> sum(CommandGroups::commands))
                .description("Commands that waited for others, and shared transactions with those that came meanwhile")
                .register(registry);
        FunctionCounter.builder("charla.transactions.shared", commands, any -> sum(CommandGroups::transactions))
                .description("Transactions of such commands")
                .register(registry);
    }

    private long sum(ToLongFunction<CommandGroups<?, ?>> figure) {
        return commands.groups().stream().mapToLong(figure).sum();
    }
}
