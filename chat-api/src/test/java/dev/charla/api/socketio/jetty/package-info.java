@NullMarked
package dev.charla.api.socketio.jetty;

import org.jspecify.annotations.NullMarked;
