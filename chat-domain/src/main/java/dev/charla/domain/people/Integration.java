package dev.charla.domain.people;

import java.util.Set;

/**
 * A program of the company's that takes part in chats: a bot, or a customer database. It sees what staff sees, and answers
 * nobody: what it writes is no first response, and no chat becomes its own.
 *
 * @param scopes the kinds of things that it may do at all
 */
public record Integration(IntegrationId id, String name, Set<Scope> scopes, Set<SiteId> sites) implements Insider {

    public Integration {
        scopes = Set.copyOf(scopes);
        sites = Set.copyOf(sites);
    }

    @Override
    public Sender asSender() {
        return new Sender(id.value(), SenderType.BOT, name);
    }
}
