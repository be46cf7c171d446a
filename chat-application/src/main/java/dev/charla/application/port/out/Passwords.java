package dev.charla.application.port.out;

/** Hashes passwords, slowly on purpose. */
public interface Passwords {

    /** A salted hash that tells its own algorithm and cost. */
    String hash(String password);

    boolean matches(String password, String hash);
}
