/** What those who answer in front of the REST API need to speak its language; the REST API itself knows more words. */
@NullMarked
package dev.charla.api.problem;

import org.jspecify.annotations.NullMarked;
