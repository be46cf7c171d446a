/**
 * The language of the app in which influencers and the company's operators speak about an enrollment: {@code
 * join_conversation}, {@code new_message} and so on. It has no word for notes, nor for a message that changes.
 */
@NullMarked
package dev.charla.api.dialect.enrollment;

import org.jspecify.annotations.NullMarked;
