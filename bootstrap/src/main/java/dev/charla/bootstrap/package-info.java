/** The main class and the wiring: the only place that sees every module and calls {@code new} on their classes. */
@NullMarked
package dev.charla.bootstrap;

import org.jspecify.annotations.NullMarked;
