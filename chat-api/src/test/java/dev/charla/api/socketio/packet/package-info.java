@NullMarked
package dev.charla.api.socketio.packet;

import org.jspecify.annotations.NullMarked;
