/** The REST API: one controller a resource, and every error as a problem document (RFC 9457). */
@NullMarked
package dev.charla.api.rest;

import org.jspecify.annotations.NullMarked;
