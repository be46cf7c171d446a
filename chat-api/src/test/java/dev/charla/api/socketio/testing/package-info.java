/** A real server and raw clients for the tests of the protocol. */
@NullMarked
package dev.charla.api.socketio.testing;

import org.jspecify.annotations.NullMarked;
