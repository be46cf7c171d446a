/**
 * Messages posted over HTTP to where the operator wants them. The address is a setting, so that it may be one inside the
 * operator's own network; nothing that a caller of this server says ever becomes an address here.
 */
@NullMarked
package dev.charla.infrastructure.webhook;

import org.jspecify.annotations.NullMarked;
