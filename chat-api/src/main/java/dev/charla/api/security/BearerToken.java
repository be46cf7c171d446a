package dev.charla.api.security;

import org.jspecify.annotations.Nullable;

/** The {@code Authorization: Bearer} header (RFC 6750 §2.1). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * @return {@code null} without a header; the text after the scheme, which may be empty or wrong; for any other scheme
     *     the whole header, which is no token and so proves nothing
     */
    public static @Nullable String in(@Nullable String header) {
        if (header == null) {
            return null;
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : header;
    }
}
