/** Texts that staff keeps ready to be sent again. They are no part of any chat until somebody sends them. */
@NullMarked
package dev.charla.domain.replies;

import org.jspecify.annotations.NullMarked;
