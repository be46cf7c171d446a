package dev.charla.application.port.in;

import dev.charla.domain.Refusal;

/** Why somebody was not let in. None of them tells which part of a proof was wrong. */
public abstract sealed class IdentityRefusal extends Refusal {

    private static final long serialVersionUID = 1L;

    private IdentityRefusal(String message) {
        super(message);
    }

    /** No account has this address with this password. */
    public static final class WrongCredentials extends IdentityRefusal {
        private static final long serialVersionUID = 1L;

        public WrongCredentials() {
            super("the e-mail address or the password is wrong");
        }
    }

    /** No site has this domain with this key. */
    public static final class UnknownSite extends IdentityRefusal {
        private static final long serialVersionUID = 1L;

        public UnknownSite() {
            super("the domain or its key is wrong");
        }
    }

    /** An identity token does not hold, or the site makes none. */
    public static final class UnprovenIdentity extends IdentityRefusal {
        private static final long serialVersionUID = 1L;

        public UnprovenIdentity() {
            super("the identity token does not hold");
        }
    }

    /** The site does not offer its chat on the page that asked. */
    public static final class ForeignOrigin extends IdentityRefusal {
        private static final long serialVersionUID = 1L;

        public ForeignOrigin() {
            super("this origin is not one of the site's");
        }
    }
}
