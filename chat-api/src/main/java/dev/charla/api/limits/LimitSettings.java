package dev.charla.api.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often things may be asked for. Each count is what may come at once; it comes back evenly within the time. What is not
 * said to be an address's is that of one person or program, whatever address and however many connections it comes by.
 *
 * @param enabled {@code false} lets everything through, for load tests
 * @param reads requests that change nothing
 * @param writes requests and events that change something
 * @param programs reads and writes of a program
 * @param strangers whatever comes from one address without a proof that holds
 * @param connections of sockets, opened from one address
 * @param events of sockets that are nothing else
 * @param questions frames of plain WebSockets, each of which may be a question to the assistant
 * @param refusals events refused for being too many, after which the socket is cut off
 */
@ConfigurationProperties("charla.limits")
public record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue LogIns login,
        @DefaultValue Identifications identify,
        @DefaultValue("900/1m") Rate reads,
        @DefaultValue("300/1m") Rate writes,
        @DefaultValue("60/1m") Rate uploads,
        @DefaultValue("60/1m") Rate searches,
        @DefaultValue("6000/1m") Rate programs,
        @DefaultValue("3000/1m") Rate strangers,
        @DefaultValue("1200/1m") Rate connections,
        @DefaultValue("600/1m") Rate events,
        @DefaultValue("600/1m") Rate joins,
        @DefaultValue("300/1m") Rate typing,
        @DefaultValue("60/1m") Rate questions,
        @DefaultValue("200/1m") Rate refusals) {

    /** The rate of a kind. */
    Rate of(Limit limit) {
        return switch (limit) {
            case READS -> reads;
            case WRITES -> writes;
            case UPLOADS -> uploads;
            case SEARCHES -> searches;
            case PROGRAMS -> programs;
            case STRANGERS -> strangers;
            case CONNECTIONS -> connections;
            case EVENTS -> events;
            case JOINS -> joins;
            case TYPING -> typing;
            case QUESTIONS -> questions;
            case REFUSALS -> refusals;
        };
    }

    /**
     * @param perAccount failed log-ins of one account, wherever they come from
     * @param perAddress failed log-ins from one address
     */
    public record LogIns(
            @DefaultValue("10") int perAccount,
            @DefaultValue("60") int perAddress,
            @DefaultValue("5m") Duration within) {}

    /** @param perAddress visitors identified from one address */
    public record Identifications(
            @DefaultValue("120") int perAddress,
            @DefaultValue("1m") Duration within) {}
}
