package dev.charla.api.rest;

import dev.charla.api.json.ChatJson;
import dev.charla.api.json.MessageJson;
import dev.charla.api.json.WireInstant;
import dev.charla.api.security.Identity;
import dev.charla.application.port.in.Transcripts;
import dev.charla.application.port.in.Transcripts.Transcript;
import dev.charla.domain.chat.Message;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole conversations, written while they are read: no more than a page of messages is held at a time. Where it fails on the
 * way, the end is missing.
 */
@RestController
@Tag(name = "Chats")
class TranscriptController {

    private static final int ASKED_EVERY = 500;
    private static final String TEXT = "text/plain;charset=UTF-8";

    private final Transcripts transcripts;
    private final JsonMapper json;

    TranscriptController(Transcripts transcripts, JsonMapper json) {
        this.transcripts = transcripts;
        this.json = json;
    }

    /** The whole conversation, oldest message first, as far as the caller may see it. */
    @GetMapping("/v2/chats/{chatId}/transcript")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = TranscriptJson.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN_VALUE, schema = @Schema(implementation = String.class))
            })
    void transcript(
            @AuthenticationPrincipal Identity caller,
            @PathVariable String chatId,
            @RequestParam(defaultValue = "json") @Schema(allowableValues = {"json", "txt"}) String format,
            HttpServletResponse response)
            throws IOException {
        var transcript = transcripts.of(caller.person(), Ids.chat(chatId));
        switch (format) {
            case "json" -> writeJson(transcript, response);
            case "txt" -> writeText(transcript, response);
            default -> throw new InvalidParameter("format", "must be json or txt");
        }
    }

    /** One {@link TranscriptJson}. */
    private void writeJson(Transcript transcript, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var out = response.getWriter();
        out.print("{\"chat\":" + json.writeValueAsString(ChatJson.from(transcript.chat())));
        out.print(",\"at\":\"" + WireInstant.of(transcript.at()) + "\",\"messages\":[");
        write(transcript, out, ",", message -> json.writeValueAsString(MessageJson.from(message)));
        out.print("]}");
    }

    private void writeText(Transcript transcript, HttpServletResponse response) throws IOException {
        response.setContentType(TEXT);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                asFile("chat-" + transcript.chat().chat().id() + ".txt"));
        var out = response.getWriter();
        out.print(TranscriptText.head(transcript.chat()));
        out.print(TranscriptText.end(write(transcript, out, "", TranscriptText::of)));
    }

    /** @return how many messages were written: all, unless the client has gone */
    private static long write(Transcript transcript, PrintWriter out, String between, Function<Message, String> words) {
        var count = 0L;
        for (var messages = transcript.messages().iterator(); messages.hasNext() && isHeard(out, count); count++) {
            out.print((count == 0 ? "" : between) + words.apply(messages.next()));
        }
        return count;
    }

    /** Asks only now and then, since asking sends what was gathered. */
    private static boolean isHeard(PrintWriter out, long count) {
        return count % ASKED_EVERY != ASKED_EVERY - 1 || !out.checkError();
    }

    /** A whole conversation as it is written, piece by piece. */
    record TranscriptJson(ChatJson chat, String at, List<MessageJson> messages) {}

    private static String asFile(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
