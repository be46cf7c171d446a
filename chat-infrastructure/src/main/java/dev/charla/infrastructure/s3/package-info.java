/** Files in a bucket of a server that speaks S3, for several nodes that share no disk. */
@NullMarked
package dev.charla.infrastructure.s3;

import org.jspecify.annotations.NullMarked;
