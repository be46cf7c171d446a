/**
 * Between rooms and sockets: who listens to which room, and the delivery of each room's entries in {@code seq} order,
 * completed from the log. Each dialect says it in its own words.
 */
@NullMarked
package dev.charla.api.gateway;

import org.jspecify.annotations.NullMarked;
