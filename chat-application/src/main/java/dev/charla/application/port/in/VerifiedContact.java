package dev.charla.application.port.in;

/**
 * What a site's own back end says of one of its users, proven by the site's identity secret.
 *
 * @param subject the user's name at the site, unique there and never given to another
 * @param details what is known of the user; missing parts are not known
 */
public record VerifiedContact(String subject, ContactDetails details) {}
