/** The cases of the official protocol test suites, as tests of our own. */
@NullMarked
package dev.charla.api.socketio.conformance;

import org.jspecify.annotations.NullMarked;
