package dev.charla.api.rest;

import dev.charla.application.port.in.FileReference;
import org.jspecify.annotations.Nullable;

/** Names an uploaded file by its id or its address; whatever else a client says of it is not looked at. */
record AttachmentRequest(@Nullable String fileId, @Nullable String url) {

    FileReference reference() {
        return new FileReference(fileId, url);
    }
}
