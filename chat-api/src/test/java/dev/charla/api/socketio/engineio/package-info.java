@NullMarked
package dev.charla.api.socketio.engineio;

import org.jspecify.annotations.NullMarked;
