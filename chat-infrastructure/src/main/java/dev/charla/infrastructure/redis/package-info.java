/**
 * What several nodes have in common in a Redis or Valkey 7 or later, one server or a cluster: the way between them, and who
 * has sockets on any of them. Nothing in it is the truth about anything; a node that cannot reach it goes on by itself.
 */
@NullMarked
package dev.charla.infrastructure.redis;

import org.jspecify.annotations.NullMarked;
