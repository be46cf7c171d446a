/** The shapes that REST and the sockets of the widget and the console have in common. */
@NullMarked
package dev.charla.api.json;

import org.jspecify.annotations.NullMarked;
