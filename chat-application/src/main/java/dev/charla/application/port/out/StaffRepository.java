package dev.charla.application.port.out;

import dev.charla.domain.people.Staff;
import dev.charla.domain.people.StaffId;
import java.util.Optional;

/** Keeps the people who work in the console. */
public interface StaffRepository {

    Optional<Account> findByEmail(String email);

    /** @return the person with the sites that are theirs now */
    Optional<Account> find(StaffId id);

    boolean isEmpty();

    /** @param passwordHash as {@link Passwords#hash} gave it */
    void add(Staff staff, String passwordHash);

    /**
     * @param number a small number that is the person's for good, for clients that cannot take UUIDs
     */
    record Account(Staff staff, long number, String passwordHash) {}
}
