/** The assistant that needs no model: it finds what a site has answered before, with Apache Lucene, in Spanish and English. */
@NullMarked
package dev.charla.infrastructure.lucene;

import org.jspecify.annotations.NullMarked;
