/** Servers that behave as the official protocol test suites expect. No part of the product's own endpoints. */
@NullMarked
package dev.charla.api.socketio.conformance;

import org.jspecify.annotations.NullMarked;
