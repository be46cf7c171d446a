/** Who takes part in chats, and on whose site. An identity here is already proven; how is for the edge to know. */
@NullMarked
package dev.charla.domain.people;

import org.jspecify.annotations.NullMarked;
