/**
 * What Charla needs of the world around it. Each port says what it promises; adapters are held to that by one contract
 * test a port.
 */
@NullMarked
package dev.charla.application.port.out;

import org.jspecify.annotations.NullMarked;
