package dev.charla.api.rest;

import dev.charla.api.json.MessageJson.AttachmentJson;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.FileContent;
import dev.charla.application.port.in.FileUploads;
import dev.charla.application.port.in.FileUploads.Upload;
import dev.charla.application.port.in.FileViews;
import dev.charla.domain.chat.FileName;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files that messages carry: taking and giving them. */
@RestController
@Tag(name = "Files")
@RequestMapping("/v2/files")
class FileController {

    /** Where a body may be as large as a file. */
    static final String UPLOAD = "/v2/files/upload";

    private final FileUploads uploads;
    private final FileViews views;

    FileController(FileUploads uploads, FileViews views) {
        this.uploads = uploads;
        this.views = views;
    }

    /**
     * Takes a file of somebody's next message.
     *
     * @param chatId left out for the first message of a chat that is yet to be opened
     */
    @PostMapping(path = "/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Refuses({ProblemType.NOT_FOUND, ProblemType.CHAT_CLOSED, ProblemType.FILE_REFUSED})
    @ApiResponse(
            responseCode = "201",
            description = "Kept",
            headers = @Header(name = HttpHeaders.LOCATION, required = true))
    ResponseEntity<AttachmentJson> upload(
            @AuthenticationPrincipal Identity caller,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Schema(format = "uuid") @Nullable String chatId,
            @RequestParam(defaultValue = "false") boolean isInternal) {
        var upload = new Upload(
                chatId == null ? null : Ids.chat(chatId),
                isInternal,
                new FileName(String.valueOf(file.getOriginalFilename())),
                contentOf(file));
        var stored = uploads.upload(caller.person(), upload);
        return ResponseEntity.created(URI.create(stored.url())).body(AttachmentJson.from(stored));
    }

    /** Answers with the whole file or with the ranges that were asked for (RFC 9110 §14). */
    @GetMapping("/{fileId}")
    @Refuses(ProblemType.RANGE_NOT_SATISFIABLE)
    @ApiResponse(
            responseCode = "200",
            description = "The whole file",
            content = @Content(mediaType = MediaType.ALL_VALUE))
    @ApiResponse(responseCode = "206", description = "The ranges", content = @Content(mediaType = MediaType.ALL_VALUE))
    @ApiResponse(responseCode = "304", description = "The client has it already", content = @Content)
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String fileId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange) {
        var served = new ServedFile(views.seenBy(caller.person(), Ids.file(fileId)), views);
        return served.answer(range, ifRange);
    }

    private static FileContent contentOf(MultipartFile file) {
        return () -> {
            try {
                return file.getInputStream();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }
}
