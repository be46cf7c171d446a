/** What a single node needs in place of a cluster's technology. */
@NullMarked
package dev.charla.infrastructure.local;

import org.jspecify.annotations.NullMarked;
