package dev.charla.api.rest;

import dev.charla.application.port.in.FileViews;
import dev.charla.domain.chat.UploadedFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpRange;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file as it is answered: so that no browser runs anything in it, and none shows it in place of a page unless it is a
 * picture made of pixels.
 */
final class ServedFile extends AbstractResource {

    /** What browsers only paint. */
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp");

    private final UploadedFile file;
    private final FileViews views;

    ServedFile(UploadedFile file, FileViews views) {
        this.file = file;
        this.views = views;
    }

    /** Spring carries out the range of a resource that it can measure, and the conditions on the tag. */
    ResponseEntity<Resource> answer(@Nullable String range, @Nullable String ifRange) {
        var body = range == null || isOfAnother(ifRange) ? new InputStreamResource(this) : satisfying(range);
        return ResponseEntity.ok()
                .eTag(tag())
                // Whether the caller may still see the message is asked each time.
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header("Accept-Ranges", "bytes")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", disposition().toString())
                .contentType(MediaType.parseMediaType(file.type()))
                .contentLength(file.size())
                .body(body);
    }

    /** A range of what the client has of another version is no use to it (RFC 9110 §13.1.5). */
    private boolean isOfAnother(@Nullable String ifRange) {
        return ifRange != null && !ifRange.equals(tag());
    }

    private Resource satisfying(String range) {
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), this);
            return this;
        } catch (IllegalArgumentException unsatisfiable) {
            throw new RangeNotSatisfiable(file.size());
        }
    }

    private ContentDisposition disposition() {
        var how = SHOWN.contains(file.type()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return how.filename(file.name().text(), StandardCharsets.UTF_8).build();
    }

    private String tag() {
        return '"' + file.sha256() + '"';
    }

    @Override
    public InputStream getInputStream() {
        return views.open(file.id());
    }

    @Override
    public long contentLength() {
        return file.size();
    }

    @Override
    public String getDescription() {
        return "file " + file.id();
    }
}
