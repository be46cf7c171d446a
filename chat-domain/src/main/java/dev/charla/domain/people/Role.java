package dev.charla.domain.people;

/** What a member of staff may do; each role may do what the ones before it may. */
public enum Role {
    COMMERCIAL,
    SUPERVISOR,
    ADMIN
}
