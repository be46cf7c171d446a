/**
 * The language of pages that show what a WhatsApp bot answers: a socket names its telephone number when it connects, and hears
 * {@code bot-response}. The bot itself speaks over HTTP.
 */
@NullMarked
package dev.charla.api.dialect.bridge;

import org.jspecify.annotations.NullMarked;
