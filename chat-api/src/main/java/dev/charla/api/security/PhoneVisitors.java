package dev.charla.api.security;

import dev.charla.domain.people.PhoneNumber;
import dev.charla.domain.people.Visitor;
import java.util.Optional;

/** Whom somebody is that has proven a telephone number and nothing else. */
@FunctionalInterface
public interface PhoneVisitors {

    /** @return empty where nothing is done with numbers */
    Optional<Visitor> ownerOf(PhoneNumber phone);
}
