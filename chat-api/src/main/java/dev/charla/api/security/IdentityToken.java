package dev.charla.api.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A proven identity in Spring Security's terms. */
final class IdentityToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Identity identity;

    IdentityToken(Identity identity) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.identity = identity;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Identity getPrincipal() {
        return identity;
    }
}
