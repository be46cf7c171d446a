package dev.charla.domain.people;

import dev.charla.domain.people.StaffRefusal.InvalidStaff;

/** A password that somebody may choose. It is kept nowhere. */
public record Password(String value) {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 200;

    /** @throws InvalidStaff when it is too short, too long, or told by the person's address */
    public static Password chosenBy(String email, String value) {
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
            throw new InvalidStaff("password", "must be 12 to 200 characters");
        }
        if (EmailAddress.normalised(value).equals(email)) {
            throw new InvalidStaff("password", "must not be the e-mail address");
        }
        return new Password(value);
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Password[…]";
    }
}
