package dev.charla.application.port.in;

import org.jspecify.annotations.Nullable;

/** How a client names a file that it uploaded: by its id, its address, or both, which then must be of the same file. */
public record FileReference(
        @Nullable String fileId, @Nullable String url) {}
