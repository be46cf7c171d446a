/**
 * What the OpenAPI document ({@code GET /v3/api-docs}) takes from the code in general: records become schemas, Javadoc becomes
 * descriptions. It knows no route and no resource.
 */
@NullMarked
package dev.charla.api.openapi;

import org.jspecify.annotations.NullMarked;
