/**
 * Drives the packaged server from outside, as its clients do: over HTTP, and with the official Socket.IO client in the
 * scripts of {@code src/test/e2e}. Nothing here knows a class of the server.
 */
@NullMarked
package dev.charla.e2e;

import org.jspecify.annotations.NullMarked;
