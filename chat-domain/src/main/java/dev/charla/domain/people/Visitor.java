package dev.charla.domain.people;

import org.jspecify.annotations.Nullable;

/**
 * A visitor of a site.
 *
 * @param name what the visitor said to be called; proves nothing
 */
public record Visitor(
        VisitorId id,
        TenantId tenant,
        SiteId site,
        @Nullable String name) implements Participant {

    @Override
    public boolean isStaff() {
        return false;
    }

    @Override
    public Sender asSender() {
        return new Sender(id.value(), SenderType.VISITOR, name);
    }
}
