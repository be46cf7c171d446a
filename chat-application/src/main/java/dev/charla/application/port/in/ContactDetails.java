package dev.charla.application.port.in;

import org.jspecify.annotations.Nullable;

/** What a visitor merely says about itself: shown to staff, proof of nothing. A missing part leaves what is known. */
public record ContactDetails(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    public static final ContactDetails NONE = new ContactDetails(null, null, null);

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** These details, with the gaps filled from what was known before. */
    public ContactDetails over(ContactDetails known) {
        return new ContactDetails(
                name == null ? known.name : name,
                email == null ? known.email : email,
                phone == null ? known.phone : phone);
    }
}
