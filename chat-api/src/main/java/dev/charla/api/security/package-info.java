/**
 * Who is calling. Proves identities from tokens and session cookies, for HTTP requests and sockets alike, and keeps
 * foreign origins out. Nothing a payload says about its sender is looked at here or believed anywhere.
 */
@NullMarked
package dev.charla.api.security;

import org.jspecify.annotations.NullMarked;
