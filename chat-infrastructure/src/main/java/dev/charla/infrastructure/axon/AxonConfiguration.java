package dev.charla.infrastructure.axon;

import dev.charla.application.port.in.CommandHandler;
import dev.charla.application.port.in.EventReaction;
import dev.charla.application.port.out.EntryCodec;
import dev.charla.application.port.out.RoomLog;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon without its auto-configuration: one transaction manager for command bus and event store, so that a message and its
 * event are stored together or not at all.
 */
@Configuration(proxyBeanMethods = false)
public class AxonConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    org.axonframework.config.Configuration axon(
            DataSource dataSource, PlatformTransactionManager transactions, List<EventReaction> reactions) {
        var transactionManager = new SpringTransactionManager(transactions);
        var serializer = NamedEventSerializer.create();
        var axon = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(any -> transactionManager)
                .configureSerializer(any -> serializer)
                .configureMessageSerializer(any -> serializer)
                .configureEventSerializer(any -> serializer)
                .configureCommandBus(made -> commandBus(made, new NestingTransactions(transactions)))
                .registerComponent(EventStorageEngine.class, any -> storage(dataSource, transactionManager, serializer))
                .configureEventStore(made -> EmbeddedEventStore.builder()
                        .storageEngine(made.getComponent(EventStorageEngine.class))
                        .build())
                .buildConfiguration();
        axon.eventBus().subscribe(new Reactions(reactions)::heard);
        return axon;
    }

    @Bean
    RoomLog roomLog(org.axonframework.config.Configuration axon, JdbcClient jdbc) {
        return new AxonRoomLog(
                axon.eventBus(),
                axon.getComponent(EventStorageEngine.class),
                new EventRedaction(jdbc, axon.eventSerializer()));
    }

    @Bean
    EntryCodec entryCodec() {
        return new StoredEntryCodec(NamedEventSerializer.create());
    }

    @Bean
    AxonCommands commands(
            org.axonframework.config.Configuration axon,
            PlatformTransactionManager transactions,
            List<CommandHandler<?, ?>> handlers) {
        return new AxonCommands(
                new Dispatcher(axon.commandBus()),
                new NestingTransactions(transactions),
                work -> Thread.ofVirtual().name("commands").start(work),
                handlers);
    }

    @Bean
    MeterBinder commandMetrics(AxonCommands commands) {
        return new CommandMetrics(commands);
    }

    @Bean
    SmartLifecycle axonLifecycle(org.axonframework.config.Configuration axon) {
        return new AxonLifecycle(axon);
    }

    /** Axon's own would commit what a handler did before it threw something checked. */
    private static CommandBus commandBus(org.axonframework.config.Configuration axon, TransactionManager transactions) {
        var bus = SimpleCommandBus.builder()
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    private static EventStorageEngine storage(
            DataSource dataSource, TransactionManager transactions, Serializer serializer) {
        return JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(transactions)
                .schema(schema())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .build();
    }

    private static EventSchema schema() {
        return EventSchema.builder()
                .eventTable("domain_event_entry")
                .globalIndexColumn("global_index")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .eventIdentifierColumn("event_identifier")
                .metaDataColumn("meta_data")
                .payloadColumn("payload")
                .payloadRevisionColumn("payload_revision")
                .payloadTypeColumn("payload_type")
                .timestampColumn("time_stamp")
                .build();
    }
}
